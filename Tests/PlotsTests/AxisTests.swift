import Testing

@testable import Plots

/// Axes are marked at round numbers that enclose the data, and numbers read the same everywhere.
@Suite struct AxisTests {
  private static let ranges: [(Double, Double, [String])] = [
    (0.0, 30.0, ["0", "10", "20", "30"]), (0, 1, ["0", "0.2", "0.4", "0.6", "0.8", "1"]),
    (-1.3, 2.2, ["-2", "-1", "0", "1", "2", "3"]), (1, 100, ["0", "20", "40", "60", "80", "100"]),
    (0, 3e-7, ["0", "1e-7", "2e-7", "3e-7"]), (0, 4e6, ["0", "1e6", "2e6", "3e6", "4e6"]),
    (5, 5, ["4.4", "4.6", "4.8", "5", "5.2", "5.4", "5.6"]),
    (0, 0, ["-1", "-0.5", "0", "0.5", "1"]),
    (-1.797e308, 1.797e308, ["-1e308", "0", "1e308"]),
    (0, Double.leastNonzeroMagnitude, ["-1", "-0.5", "0", "0.5", "1"]),
  ]

  @Test(arguments: ranges)
  func ticksAreRoundNumbers(_ lower: Double, _ upper: Double, _ labels: [String]) {
    let ticks = Ticks(from: lower, to: upper, count: 5)
    #expect(ticks.ticks.map(\.label) == labels)
    #expect(ticks.ticks.allSatisfy { Double($0.label) == $0.value })
    #expect(ticks.lower <= lower && ticks.upper >= upper)
  }

  private static let powers: [(Double, Double, [String])] = [
    (2e-6, 30.0, ["1e-6", "0.0001", "0.01", "1", "100"]), (1, 1000, ["1", "10", "100", "1000"]),
    (3, 3, ["1", "10"]),
    (Double.leastNonzeroMagnitude, 1, ["1e-259", "1e-194", "1e-129", "1e-64", "10"]),
  ]

  @Test(arguments: powers)
  func ticksOfALogarithmicAxisArePowersOfTen(
    _ lower: Double, _ upper: Double, _ labels: [String]
  ) {
    let ticks = Ticks(powersFrom: lower, to: upper, count: 5)
    #expect(ticks.ticks.map(\.label) == labels)
    #expect(ticks.lower <= lower && ticks.upper >= upper)
  }

  @Test func whatIsNotPositiveHasNoPlaceOnALogarithmicAxis() {
    let axis = Axis("", [1, 100, 0, -3, .nan], scale: .logarithmic, count: 5)
    #expect(axis.position(0) == nil && axis.position(-3) == nil && axis.position(.nan) == nil)
    #expect(axis.position(1) == 0 && axis.position(100) == 1)
    #expect((axis.position(10) ?? 0).distance(to: 0.5).magnitude < 1e-12)
  }

  private static let numbers: [(Double, String)] = [
    (0.0, "0"), (-0.0, "0"), (30, "30"), (0.768, "0.768"), (0.76849, "0.768"), (0.7685, "0.769"),
    (9.999, "10"), (99.96, "100"), (-1234.5, "-1230"), (999_999, "1e6"), (123_456, "123000"),
    (2.06e-6, "2.06e-6"), (0.00012, "0.00012"), (0.000012, "1.2e-5"), (1e300, "1e300"),
    (Double.leastNonzeroMagnitude, "5e-324"), (1.5, "1.5"), (Double(Float(0.1)), "0.1"),
    (.nan, "nan"),
    (.infinity, "inf"), (-.infinity, "-inf"),
  ]

  @Test(arguments: numbers)
  func numbersAreRoundedToThreeDigits(_ value: Double, _ text: String) {
    #expect(DecimalText.text(value) == text)
  }

  @Test func logarithmsAreThoseOfMathematics() {
    for power in -300...300 {
      let value = Double("1e\(power)") ?? 0
      #expect((Logarithm.base10(value) - Double(power)).magnitude < 1e-12)
    }
    #expect((Logarithm.base10(2) - 0.30102999566398120).magnitude < 1e-15)
    #expect((Logarithm.base10(Double.leastNonzeroMagnitude) + 323.30621534311581).magnitude < 1e-12)
  }
}

import Autograd
import Testing

/// What is not a number leaves the library as the one nan, whatever the processor made.
@Suite struct OneNaNTests {
  private static let patterns: [UInt32] = [
    0x7fc0_0000, 0xffc0_0000, 0x7fc0_0001, 0xffff_ffff, 0x7f80_0001, 0xff80_0001,
  ]
  private let nan = Float.nan.bitPattern

  @Test func resultsOfOperations() {
    let results = [
      Tensor([0]) / Tensor([0]), Tensor([-1]).sqrt(), Tensor([1]).variance(), Tensor([-1]).log(),
      Tensor([Float.infinity]) - Tensor([Float.infinity]), -(Tensor([0]) / Tensor([0])),
      Tensor([0]) * Tensor([Float.infinity]),
    ]
    #expect(results.map(\.item.bitPattern) == results.map { _ in nan })
    #expect(results.flatMap(\.values).map(\.bitPattern) == results.map { _ in nan })
    #expect(results.allSatisfy { "\($0.item) \($0.values)" == "nan [nan]" })
  }

  /// Among numbers, in all lengths of vectors, all other bits stay.
  @Test(arguments: [1, 7, 8, 33, 2000])
  func numbersAmongThem(count: Int) {
    let numbers: [Float] = [0, -0.0, 1.5, -.infinity, .infinity, 0x1p-149, -3]
    let stored = (0..<count).map { i in
      i % 3 == 0
        ? Float(bitPattern: Self.patterns[i / 3 % Self.patterns.count]) : numbers[i % numbers.count]
    }
    let expected = stored.map { $0.isNaN ? nan : $0.bitPattern }
    let tensor = Tensor(stored)
    #expect(tensor.values.map(\.bitPattern) == expected)
    #expect((0..<min(count, 40)).map { tensor[$0].item.bitPattern } == Array(expected.prefix(40)))
  }

  @Test func files() throws {
    let tensor = Tensor(Self.patterns.map { Float(bitPattern: $0) })
    let expected = Self.patterns.flatMap { _ in [0, 0, 0xc0, 0x7f] as [UInt8] }
    #expect(Array(tensor.npyBytes().suffix(24)) == expected)
    #expect(Array(try Safetensors([("x", tensor)]).bytes().suffix(24)) == expected)
  }

  @Test func lengthOfGradients() {
    let w = Tensor([1], requiresGrad: true)
    (w * (Tensor([0]) / Tensor([0]))).backward()
    #expect(clipGradNorm([w], maxNorm: 1).bitPattern == nan)
  }
}

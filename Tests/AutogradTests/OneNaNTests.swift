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

  /// Any nan that a file of another program holds is written as the one.
  @Test func filesOfOthers() throws {
    let start = Array(Tensor([1, .nan, -0.0]).npyBytes().dropLast(12))
    for pattern in Self.patterns {
      var bytes = start
      for bits in [0x3f80_0000, pattern, 0x8000_0000] {
        withUnsafeBytes(of: bits.littleEndian) { bytes += $0 }
      }
      let tensor = try Tensor(npyBytes: bytes)
      #expect(tensor.values.map(\.bitPattern) == [0x3f80_0000, nan, 0x8000_0000])
      #expect(tensor.npyBytes() == Tensor([1, .nan, -0.0]).npyBytes())
    }
  }

  @Test func printedTensors() {
    let tensor = Tensor(Self.patterns.map { Float(bitPattern: $0) })
    #expect(tensor.description == "tensor([nan, nan, nan, nan, nan, nan])")
    for pattern in Self.patterns {
      let one = Tensor(Float(bitPattern: pattern))
      #expect("\(one.item) \(one) \(one, digits: 2)" == "nan nan nan")
      #expect((one.item as Double).bitPattern == Double.nan.bitPattern)
      #expect(one.description == "tensor(nan)")
    }
  }

  @Test func drawnGraphs() {
    let w = Tensor([1, 2], requiresGrad: true)
    let loss = (w * Tensor([Float(bitPattern: 0xffc0_0000), 1])).sum()
    loss.backward(retainGraph: true)
    let graph = loss.graph(naming: [("w", w)])
    #expect(graph.elements.first?.lines == ["w [2]", "grad [nan, 1.0]"])
    #expect(!graph.dot.contains("-nan") && !graph.mermaid.contains("-nan"))
  }

  @Test func printedSettings() {
    let layer = LeakyReLU(negativeSlope: Double(bitPattern: 0xfff8_0000_0000_0000))
    #expect("\(layer)" == "LeakyReLU(negative_slope=nan)")
  }

  @Test func lengthOfGradients() {
    let w = Tensor([1], requiresGrad: true)
    (w * (Tensor([0]) / Tensor([0]))).backward()
    #expect(clipGradNorm([w], maxNorm: 1).bitPattern == nan)
  }
}

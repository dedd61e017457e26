import Autograd
import CAutograd
import Testing

/// Powers: the nearest Float, to the bit.
///
/// `CorrectRounding` of Tests/Benchmarks compares many more
/// with MPFR.
@Suite struct PowerTests {
  private static let variants = [
    AUTOGRAD_PORTABLE, AUTOGRAD_AVX2, AUTOGRAD_AVX512, AUTOGRAD_DOUBLE_DOUBLE,
  ]

  @Test(
    arguments: [
      // Half-way between two Floats: the even one.
      (4097, 2, 16_785_408), (4099, 2, 16_801_800), (66_049, 1.5, 16_974_592),
      (0x1p-75, 2, 0), (0x1.8p-49, 3, 0x1.cp-146), (0x1.4p-73, 2, 0x1.8p-146),
      // Near them.
      (0x1p-149, 1.00390625, 0x1p-149), (0x1.8p-50, 3, 0x1p-148), (0x1p-10, 14.9, 0x1p-149),
      (5, 11, 48_828_124), (3, 15, 14_348_907), (3, 16, 43_046_720),
      // Exact, and out of range.
      (9, 0.5, 3), (1024, 0.1, 2), (2, -149, 0x1p-149), (2, -150, 0), (2, 127, 0x1p127),
      (2, 128, .infinity), (-2, 127, -0x1p127), (-2, -151, -0.0), (-3, 3, -27), (16, 0.75, 8),
      (1.0000001, 1e9, .infinity), (0.99999994, 1e10, 0), (8, -1.0 / 3, 0.5),
      // Special numbers, as in C.
      (0, 0, 1), (.nan, 0, 1), (1, .nan, 1), (.infinity, 0, 1), (0, -1, .infinity),
      (-0.0, -1, -.infinity), (-0.0, -2, .infinity), (-0.0, 3, -0.0), (-0.0, 0.5, 0),
      (-1, .infinity, 1), (-1, -.infinity, 1), (0.5, .infinity, 0), (0.5, -.infinity, .infinity),
      (2, .infinity, .infinity), (2, -.infinity, 0), (-.infinity, 3, -.infinity),
      (-.infinity, -3, -0.0), (-.infinity, 2, .infinity), (-.infinity, 0.5, .infinity),
      (-2, 0.5, .nan), (.nan, 1, .nan), (2, .nan, .nan), (-8, 1.0 / 3, .nan),
      (-1, 16_777_216, 1), (-1, 16_777_215, -1),
    ] as [(Float, Float, Float)])
  func one(base: Float, exponent: Float, expected: Float) {
    var result: Float = 0
    autograd_pow(&result, [base], 1, [exponent], 1, 1)
    #expect(result.bitPattern == expected.bitPattern, "\(result)")
    #expect(autograd_careful_pow(base, exponent).bitPattern == expected.bitPattern)
  }

  @Test func steps() {
    var results: [Float] = [0, 0, 0]
    autograd_pow(&results, [2, 3, 4], 1, [1.5], 0, 3)
    #expect(results == [2.828427, 5.196152, 8])
    autograd_pow(&results, [2], 0, [1, 2, 0.5], 1, 3)
    #expect(results == [2, 4, 1.4142135])
  }

  /// Every count, so that every lane of every kernel meets numbers of every kind.
  @Test func manyAtOnce() {
    var generator = Generator(seed: 3)
    let special: [Float] = [0, -0.0, 1, .infinity, .nan, -2, 0x1p-149]
    let bases = (0..<200).map { i in
      i % 11 == 0 ? special[i % 7] : Float(bitPattern: generator.next32() % 0x7f80_0000)
    }
    let exponents = (0..<200).map { i in i % 13 == 0 ? 2 : Float(generator.normal() * 2) }
    let expected = zip(bases, exponents).map { autograd_careful_pow($0, $1).bitPattern }
    for count in 0...200 {
      var results = [Float](repeating: 0, count: count)
      autograd_pow(&results, bases, 1, exponents, 1, count)
      #expect(results.map(\.bitPattern) == Array(expected.prefix(count)))
      for variant in Self.variants where autograd_supports(variant) {
        results = [Float](repeating: -1, count: count)
        #expect(autograd_pow_by(variant, &results, bases, 1, exponents, 1, count))
        #expect(
          results.map(\.bitPattern) == Array(expected.prefix(count)), "variant \(variant.rawValue)")
      }
    }
  }

  @Test func variantThatTheProcessorLacks() {
    for variant in 0...AUTOGRAD_VARIANT_COUNT.rawValue {
      let variant = autograd_variant(variant)
      var result: Float = -1
      let isThere = autograd_pow_by(variant, &result, [2], 1, [3], 1, 1)
      #expect(isThere == autograd_supports(variant))
      #expect(result == (isThere ? 8 : -1))
    }
  }

  /// An infinite gradient does not turn the zero slope of x⁰ into what is not a number.
  @Test func infiniteGradient() {
    let x = Tensor([0, 2], requiresGrad: true)
    x.pow(Tensor([0, 1])).backward(gradient: Tensor([.infinity, .infinity]))
    #expect(x.grad.values == [0, .infinity])
  }
}

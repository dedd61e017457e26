import Autograd
import Testing

/// Random numbers: the expected ones are PyTorch's own for the same seeds.
///
/// Serialized, because `manualSeed` seeds a generator that all tests share.
@Suite(.serialized) struct RandomTests {
  @Test func uniform() {
    var generator = Generator(seed: 0)
    let values = Tensor.rand(5, using: &generator)
    #expect(values.floats == [0.4962566, 0.7682218, 0.08847743, 0.13203049, 0.30742282])
  }

  @Test func normalBelowSixteen() {
    var generator = Generator(seed: 0)
    #expect(
      Tensor.randn(3, using: &generator).floats == [1.5409961, -0.2934289, -2.1787894])
    // The first of these is the second of a pair.
    #expect(Tensor.randn(2, using: &generator).floats == [0.56843126, -1.0845224])
  }

  @Test func normalFromSixteen() {
    var generator = Generator(seed: 0)
    let expected: [Float] = [
      -1.1258398, -1.1523602, -0.25057858, -0.4338788, 0.84871036, 0.69200915, -0.31601277,
      -2.1152194, 0.32227492, -1.2633348, 0.3499832, 0.30813393, 0.11984151, 1.2376579, 1.1167772,
      -0.24727815,
    ]
    expectNear(Tensor.randn(4, 4, using: &generator).values, expected)
  }

  @Test func normalWithARest() {
    var generator = Generator(seed: 1)
    let expected: [Float] = [
      -1.5255959, -0.7502318, -0.6539809, -1.6094848, 0.8656924, 0.2444039, -0.66291136,
      0.80730826, 0.43914157, 1.1712008, 1.7674273, -0.09536188, 0.061155282, -0.61774445,
      -0.79806983, -0.13162321, -0.7984398, 0.33573052, 0.27533352, 1.7163026,
    ]
    expectNear(Tensor.randn(20, using: &generator).values, expected)
  }

  @Test func wholeNumbers() {
    var generator = Generator(seed: 0)
    #expect((0..<8).map { _ in generator.integer(in: 0..<10) } == [4, 9, 3, 0, 3, 9, 7, 3])
  }

  /// Great ranges take more bits.
  @Test(arguments: [
    (1 << 28 - 1, [218_175_346, 35_325_593, 88_681_732]),
    (1 << 28, [35_325_592, 117_892_739, 252_666_824]),
    (1 << 32, [303_761_048, 3_607_553_667, 521_102_280]),
    (1 << 40, [455_570_294_424, 1_073_054_410_371, 790_795_084_744]),
  ])
  func integersOfGreatRanges(count: Int, expected: [Int]) {
    var generator = Generator(seed: 3)
    #expect((0..<3).map { _ in generator.integer(in: 0..<count) } == expected)
  }

  @Test func permutation() {
    var generator = Generator(seed: 0)
    #expect(generator.permutation(10) == [4, 1, 7, 5, 3, 9, 0, 8, 6, 2])
    #expect(generator.permutation(0) == [])
    #expect(generator.permutation(1) == [0])
  }

  @Test func sixtyFourBitsAreTwoDraws() {
    var generator = Generator(seed: 3)
    var halves = generator
    let (high, low) = (UInt64(halves.next32()), UInt64(halves.next32()))
    #expect(generator.next() == high << 32 | low)
  }

  @Test func lowBitsOfTheSeedCount() {
    var generator = Generator(seed: 1 << 32 + 5)
    #expect(Tensor.rand(2, using: &generator).floats == [0.8302519, 0.12611091])
  }

  @Test func sharedGenerator() {
    manualSeed(42)
    #expect(Tensor.rand(2).floats == [0.88226926, 0.91500396])
    #expect(Tensor.randn(1).floats == [0.4740401])
    #expect(Tensor.rand([1]).floats == [0.25657248])
    #expect(Tensor.randn([1]).floats == [0.19778664])
  }

  @Test func linearLayer() {
    manualSeed(0)
    let layer = Linear(3, 2)
    #expect(
      layer.weight.floats == [
        -0.0043225177, 0.30971584, -0.47518533, -0.4248946, -0.22236897, 0.15482073,
      ])
    #expect(layer.bias?.floats == [-0.011439145, 0.45777494])
  }

  /// Within three units in the last place: from sixteen numbers on the library rounds correctly where
  /// PyTorch's vector functions do not.
  private func expectNear(
    _ values: [Float], _ expected: [Float], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(values.count == expected.count, sourceLocation: sourceLocation)
    for (value, expected) in zip(values, expected) {
      #expect(abs(value - expected) <= 3 * expected.ulp, sourceLocation: sourceLocation)
    }
  }
}

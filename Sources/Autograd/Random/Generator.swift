import CAutograd

/// A source of random numbers that gives PyTorch's own, bit for bit, for the same seed.
///
///     var generator = Generator(seed: 0)
///     let w = Tensor.randn(2, 3, using: &generator)
///     (1...6).shuffled(using: &generator)
///
/// Functions without a generator share one for the whole process, which `manualSeed(_:)` seeds.
public struct Generator: RandomNumberGenerator, Sendable {
  private var twister: MersenneTwister
  /// The second number of the last pair of normal ones.
  private var spareNormal: Double?

  /// A generator for a seed, of which the low 32 bits count, as in PyTorch.
  ///
  ///     var generator = Generator(seed: 0)
  public init(seed: UInt64) {
    twister = MersenneTwister(seed: UInt32(truncatingIfNeeded: seed))
  }

  /// The next 32 random bits.
  ///
  ///     generator.next32() % 6 + 1  // a throw of a die
  public mutating func next32() -> UInt32 {
    twister.next()
  }

  /// The next 64 random bits: two draws of 32, the first on top.
  ///
  /// Swift's own random functions call it: `Bool.random(using: &generator)`.
  public mutating func next() -> UInt64 {
    let high = UInt64(twister.next())
    return high << 32 | UInt64(twister.next())
  }

  /// A `Float` uniformly distributed over `low..<high`, from 24 random bits.
  public mutating func uniform(_ low: Double = 0, _ high: Double = 1) -> Float {
    let (low, high) = (Float(low), Float(high))
    let unit = Float(twister.next() & 0xff_ffff) * 0x1p-24
    // One fused multiply-add, as the compiled PyTorch has it.
    let value = low.addingProduct(unit, high - low)
    return value == high ? low : value
  }

  /// A whole number uniformly distributed over `range`, as `torch.randint` draws it: the remainder
  /// of 32 random bits, or of 64 for 2^28 numbers and more.
  ///
  /// The range must have fewer than 2^63 numbers.
  public mutating func integer(in range: Range<Int>) -> Int {
    let count = UInt64(range.count)
    let bits = count < 1 << 28 ? UInt64(twister.next()) : next()
    return range.lowerBound + Int(bits % count)
  }

  /// The numbers from 0 to `count - 1` in random order, as `torch.randperm` gives them.
  ///
  /// Traps for a negative count.
  public mutating func permutation(
    _ count: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> [Int] {
    if count < 0 { trap("Trying to create tensor with negative dimension \(count)", file, line) }
    // Before the memory for them is asked for.
    _ = Shape([count], file: file, line: line)
    var numbers = Array(0..<count)
    for i in 0..<max(count - 1, 0) {
      numbers.swapAt(i, i + Int(twister.next()) % (count - i))
    }
    return numbers
  }

  /// A normally distributed number of mean 0 and variance 1.
  ///
  /// Box and Muller (1958): numbers come in pairs, the second of which waits for the next call.
  ///
  ///     let height = 170 + 10 * generator.normal()
  public mutating func normal() -> Double {
    if let spare = spareNormal.take() { return spare }
    let angle = 2 * Double.pi * unitDouble()
    let radius = (-2 * autograd_log1p_double(-unitDouble())).squareRoot()
    spareNormal = radius * autograd_sin_double(angle)
    return radius * autograd_cos_double(angle)
  }

  /// An exponentially distributed number of mean 1, as PyTorch's `exponential_` draws it.
  mutating func exponential() -> Double {
    -autograd_log1p_double(-unitDouble())
  }

  /// True with the given probability, as PyTorch's `bernoulli_` draws it.
  mutating func isTrue(probability: Double) -> Bool {
    unitDouble() < probability
  }

  /// A `Double` uniformly distributed over `0..<1`, from 53 random bits.
  mutating func unitDouble() -> Double {
    Double(next() & (1 << 53 - 1)) * 0x1p-53
  }
}

/// The generator that the whole process shares, guarded by a lock.
///
/// Before `manualSeed(_:)` it has a fixed seed, so that a program prints the same at every run.
nonisolated(unsafe) private var sharedGenerator = Generator(seed: 67_280_421_310_721)

/// Seeds the generator that all random functions share, as PyTorch's `torch.manual_seed` does.
///
///     manualSeed(0)
///     Tensor.rand(2)  // tensor([0.4963, 0.7682])
public func manualSeed(_ seed: UInt64) {
  withSharedGenerator { $0 = Generator(seed: seed) }
}

/// Calls `body` with the shared generator while no other thread uses it.
func withSharedGenerator<Result>(_ body: (inout Generator) -> Result) -> Result {
  autograd_lock_generator()
  defer { autograd_unlock_generator() }
  return body(&sharedGenerator)
}

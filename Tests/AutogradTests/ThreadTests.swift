import Autograd
import CAutograd
import Testing

/// Large pieces of work, whose bits must not depend on how many threads share them.
enum LargeWork: String, CaseIterable {
  case product, sum, sumOfColumns, sumOfRows, exponential, softmax, logSoftmax, arithmetic
  case stretched, convolution, maximumPooling, averagePooling, training

  var result: [Float] {
    switch self {
    case .product: return numbers(70, 100).matmul(numbers(100, 70)).values
    case .sum: return [numbers(150_001).sum().item]
    case .sumOfColumns: return numbers(700, 101).sum(dim: 0).values
    case .sumOfRows: return numbers(101, 700).sum(dim: 1).values
    case .exponential: return numbers(40_003).exp().values
    case .softmax: return gradient { $0.softmax(dim: 1) }
    case .logSoftmax: return gradient { $0.logSoftmax(dim: 1) }
    case .arithmetic:
      let (a, b) = (numbers(70_001), numbers(70_001))
      return ((a * b - a) * 0.3).relu().values
    case .stretched: return (numbers(9, 1, 91, 90) + numbers(3, 91, 1)).values
    case .convolution:
      let (x, weight, bias) = (numbers(9, 3, 31, 30), numbers(8, 3, 3, 3), numbers(8))
      return gradients(of: [x, weight, bias]) { conv2d(x, weight: weight, bias: bias) }
    case .maximumPooling:
      let x = numbers(9, 8, 31, 30)
      return gradients(of: [x]) { MaxPool2d(3, stride: 2, padding: 1)(x) }
    case .averagePooling:
      let x = numbers(9, 8, 31, 30)
      return gradients(of: [x]) { AvgPool2d(3, stride: 2, padding: 1)(x) }
    case .training:
      let (weight, bias) = (numbers(250, 300), numbers(250))
      weight.requiresGrad = true
      let model = Linear(weight: weight, bias: bias)
      model(numbers(40, 300)).relu().sum().backward()
      SGD(model.parameters, learningRate: 0.1).step()
      return model.weight.values
    }
  }

  /// Made-up numbers, the same every time.
  private func numbers(_ shape: Int...) -> Tensor {
    let count = shape.reduce(1, *)
    return Tensor(
      TestMatrix(rows: count, columns: 1, isTransposed: false, seed: shape.count).values,
      shape: shape)
  }

  private func gradients(of operands: [Tensor], _ function: () -> Tensor) -> [Float] {
    for operand in operands { operand.requiresGrad = true }
    let y = function()
    (y * y).sum().backward()
    return y.values + operands.flatMap(\.grad.values)
  }

  private func gradient(_ function: (Tensor) -> Tensor) -> [Float] {
    let x = numbers(150, 147)
    x.requiresGrad = true
    let y = function(x)
    (y * numbers(150, 147)).sum().backward()
    return y.values + x.grad.values
  }
}

/// The kinds of processor that all kernels have code for.
private let variants = [AUTOGRAD_PORTABLE, AUTOGRAD_AVX2, AUTOGRAD_AVX512]

/// Neither the number of threads nor the kind of processor may change a bit.
///
/// One test at a time, because both are set for the process. Those of other suites may run
/// meanwhile: their results are the same in every variant.
@Suite(.serialized) struct ThreadTests {
  @Test(arguments: LargeWork.allCases)
  func threadsChangeNoBit(work: LargeWork) {
    let before = threadCount
    defer { threadCount = before }
    threadCount = 1
    let expected = work.result.map(\.bitPattern)
    for count in [2, 8] {
      threadCount = count
      #expect(work.result.map(\.bitPattern) == expected, "\(count) threads")
    }
  }

  @Test func callsFromSeveralTasksDoNotMix() async {
    let expected = (0..<8).map { Tensor.full([70_000], value: Float($0)).exp().values }
    await withTaskGroup(of: Bool.self) { group in
      for i in 0..<8 {
        group.addTask {
          (0..<5).allSatisfy { _ in
            Tensor.full([70_000], value: Float(i)).exp().values == expected[i]
          }
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }

  @Test func countIsBounded() {
    let before = threadCount
    defer { threadCount = before }
    #expect(before >= 1)
    threadCount = 1_000_000
    #expect(threadCount == 64)
  }

  @Test func freedBlocksAreUsedAgain() {
    // A new tensor holds its own numbers, whatever its block held before.
    for i in 0..<50 {
      let tensor = Tensor.full([100_000 + i], value: Float(i))
      #expect(tensor.sum().item == Float(i) * Float(100_000 + i))
    }
  }

  @Test(arguments: variants.map(\.rawValue), [1, 2, 8])
  func trainingGivesTheSameBits(variant: UInt32, threads: Int) {
    let (variantBefore, threadsBefore) = (autograd_variant_in_use(), threadCount)
    defer {
      autograd_use_variant(variantBefore)
      threadCount = threadsBefore
    }
    threadCount = 1
    autograd_use_variant(AUTOGRAD_PORTABLE)
    let expected = TrainedNetwork().bits(after: 2)
    #expect(expected.allSatisfy { Float(bitPattern: $0).isFinite })
    threadCount = threads
    guard autograd_use_variant(autograd_variant(variant)) else { return }
    #expect(TrainedNetwork().bits(after: 2) == expected)
  }

  @Test func slowPathIsNoVariantOfAllKernels() {
    let before = autograd_variant_in_use()
    #expect(!autograd_use_variant(AUTOGRAD_DOUBLE_DOUBLE))
    #expect(!autograd_use_variant(AUTOGRAD_VARIANT_COUNT))
    #expect(autograd_variant_in_use() == before)
  }

  @Test(arguments: variants.map(\.rawValue))
  func elementsAreTheSameInEveryVariant(variant: UInt32) {
    let before = autograd_variant_in_use()
    defer { autograd_use_variant(before) }
    guard autograd_use_variant(autograd_variant(variant)) else { return }
    // Odd lengths, for what no register is filled by.
    for count in [31, 32, 95, 300] {
      let numbers: [Float] = (0..<count).map { i in
        i % 11 == 0
          ? [0, -0.0, .infinity, -.infinity, .leastNonzeroMagnitude][i / 11 % 5]
          : Float(i % 7) - 3.3
      }
      let (a, b) = (Tensor(numbers), Tensor(numbers.reversed()))
      let pairs = zip(numbers, numbers.reversed())
      expectBits((a + b), pairs.map { $0 + $1 })
      expectBits((a - b), pairs.map { $0 - $1 })
      expectBits((a * b), pairs.map { $0 * $1 })
      expectBits((a / b), pairs.map { $0 / $1 })
      expectBits((a * 0.3), numbers.map { $0 * 0.3 })
      expectBits((0.3 - a), numbers.map { 0.3 - $0 })
      expectBits(-a, numbers.map { -$0 })
      expectBits(a.relu(), numbers.map { $0 < 0 ? 0 : $0 })
      let x = a.reshaped(1, count)
      let column = Tensor([[2], [-0.5]])
      expectBits(x * column, numbers.map { $0 * 2 } + numbers.map { $0 * -0.5 })
      a.requiresGrad = true
      (a.relu() * b).sum().backward()
      expectBits(a.grad, pairs.map { $0 <= 0 ? 0 : $1 })
    }
  }

  private func expectBits(
    _ result: Tensor, _ expected: [Float], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    // A result that is not a number may have any sign, which Swift leaves open too.
    let bits = { (numbers: [Float]) in numbers.map { $0.isNaN ? Float.nan : $0 }.map(\.bitPattern)
    }
    #expect(bits(result.values) == bits(expected), sourceLocation: sourceLocation)
  }
}

import Autograd
import Testing

/// Large pieces of work, whose bits must not depend on how many threads share them.
enum LargeWork: String, CaseIterable {
  case product, sum, sumOfColumns, sumOfRows, exponential, softmax, logSoftmax, arithmetic
  case stretched, training

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

  private func gradient(_ function: (Tensor) -> Tensor) -> [Float] {
    let x = numbers(150, 147)
    x.requiresGrad = true
    let y = function(x)
    (y * numbers(150, 147)).sum().backward()
    return y.values + x.grad.values
  }
}

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
}

import Autograd

/// A network that meets every kernel while it is trained, with made-up numbers, the same every
/// time, that are large enough to be shared among threads.
struct TrainedNetwork {
  private let model = Sequential {
    Conv2d(weight: .madeUp(8, 1, 3, 3), bias: .madeUp(8), padding: (1, 1))
    BatchNorm2d(8)
    ReLU()
    MaxPool2d(2)
    Conv2d(weight: .madeUp(6, 8, 3, 3), bias: .madeUp(6))
    AvgPool2d(2)
    Tanh()
    Flatten()
    Linear(weight: .madeUp(40, 150), bias: .madeUp(40))
    GELU()
    Linear(weight: .madeUp(10, 40), bias: .madeUp(10))
  }

  /// The bits of all parameters and running statistics after some steps.
  func bits(after steps: Int) -> [UInt32] {
    let x = Tensor.madeUp(16, 1, 24, 24)
    let labels = IndexTensor((0..<16).map { ($0 * 7) % 10 })
    let optimizer = Adam(model.parameters, learningRate: 0.01)
    for _ in 0..<steps {
      let scores = model(x)
      let spread = scores.softmax(dim: 1) * scores.sigmoid() / 2
      (crossEntropyLoss(scores, labels) - spread.sum(dim: 0).exp().mean()).backward()
      optimizer.step()
      optimizer.zeroGrad()
    }
    return model.stateDict.flatMap { $0.tensor.values.map(\.bitPattern) }
  }
}

extension Tensor {
  /// Numbers between -0.5 and 0.5 that require gradients.
  fileprivate static func madeUp(_ shape: Int...) -> Tensor {
    let count = shape.reduce(1, *)
    let numbers = TestMatrix(rows: count, columns: 1, isTransposed: false, seed: count).values
    let tensor = Tensor(numbers.map { $0.remainder(dividingBy: 1) }, shape: shape)
    tensor.requiresGrad = true
    return tensor
  }
}

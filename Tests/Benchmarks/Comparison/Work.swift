import Autograd

/// Work that is measured, and the ratio to PyTorch that it must reach.
///
/// The script torch_side.py has the same works under the same names.
struct Work: Sendable {
  let name: String
  let title: String
  /// How many times as fast as PyTorch; nil where nothing is promised.
  let target: Double?
  /// Prepares one step.
  let prepare: @Sendable () -> () -> Void

  init(
    _ name: String, _ title: String, target: Double? = nil,
    prepare: @escaping @Sendable () -> () -> Void
  ) {
    self.name = name
    self.title = title
    self.target = target
    self.prepare = prepare
  }

  static let all = [
    Work("notebook", "notebook step, four samples", target: 100) {
      let x = Tensor([1, 2, 3, 4])
      let y = Tensor([2, 4, 6, 8])
      let w = Tensor(0, requiresGrad: true)
      return {
        let loss = (w * x - y).squared().mean()
        loss.backward()
        noGrad { w -= 0.01 * w.grad }
        w.grad.zero()
      }
    },
    Work("linear", "Linear(1, 1), MSE, SGD step", target: 60) {
      let x = Tensor([[1], [2], [3], [4]])
      let y = 2 * x
      let model = Linear(1, 1)
      let loss = MSELoss()
      let optimizer = SGD(model.parameters, learningRate: 0.01)
      return {
        loss(model(x), y).backward()
        optimizer.step()
        optimizer.zeroGrad()
      }
    },
    Work("mlp", "MLP 784-128-10, batch 64, SGD step", target: 1.5) {
      let (hidden, output) = (Linear(784, 128), Linear(128, 10))
      let x = Tensor.rand(64, 784)
      let labels = IndexTensor((0..<64).map { ($0 * 7) % 10 }, shape: [64, 1])
      let optimizer = SGD(hidden.parameters + output.parameters, learningRate: 0.01)
      return {
        let logits = output(hidden(x).relu())
        let loss = -logits.logSoftmax(dim: 1).gathered(dim: 1, index: labels).mean()
        loss.backward()
        optimizer.step()
        optimizer.zeroGrad()
      }
    },
    matmul(384),
    matmul(1024),
    Work("elementwise", "((a * b + a).relu() - b) * 0.5, a million", target: 1) {
      let (a, b) = (Tensor.randn(1_000_000), Tensor.randn(1_000_000))
      return { _ = ((a * b + a).relu() - b) * 0.5 }
    },
    Work("elementwise-gradients", "the same, with sum and gradients", target: 1) {
      let (a, b) = (Tensor.randn(1_000_000), Tensor.randn(1_000_000))
      a.requiresGrad = true
      return {
        (((a * b + a).relu() - b) * 0.5).sum().backward()
        a.zeroGrad()
      }
    },
    Work("softmax", "softmax 1024 x 1024", target: 0.5) {
      let x = Tensor.randn(1024, 1024)
      return { _ = x.softmax(dim: 1) }
    },
    Work("softmax-gradients", "the same, with product, sum and gradients") {
      let (x, weights) = (Tensor.randn(1024, 1024), Tensor.randn(1024, 1024))
      x.requiresGrad = true
      return {
        (x.softmax(dim: 1) * weights).sum().backward()
        x.zeroGrad()
      }
    },
  ]

  private static func matmul(_ size: Int) -> Work {
    Work("matmul\(size)", "matmul \(size) x \(size) x \(size)", target: 0.9) {
      let (a, b) = (Tensor.randn(size, size), Tensor.randn(size, size))
      return { _ = a.matmul(b) }
    }
  }
}

import Autograd

/// The training step of lesson 2, as the lesson writes it.
struct LessonModel {
  let x = Tensor([1, 2, 3, 4])
  let y = Tensor([2, 4, 6, 8])
  let w = Tensor(0, requiresGrad: true)
  let learningRate = 0.01

  func forward(_ x: Tensor) -> Tensor { w * x }

  func step() {
    let l = (forward(x) - y).squared().mean()
    l.backward()
    noGrad { w -= learningRate * w.grad }
    w.grad.zero()
  }
}

/// The same arithmetic, operation by operation, without a graph.
struct LessonLoop {
  let x: [Float] = [1, 2, 3, 4]
  let y: [Float] = [2, 4, 6, 8]
  var w: Float = 0
  /// Kept, so that the compiler cannot leave the forward pass out.
  private(set) var loss: Float = 0
  let learningRate: Float = 0.01

  @inline(never)
  mutating func step() {
    var (sum, gradient): (Float, Float) = (0, 0)
    for i in x.indices {
      let difference = w * x[i] - y[i]
      sum += difference * difference
      gradient += (1 / Float(x.count)) * (2 * difference) * x[i]
    }
    loss = sum / Float(x.count)
    w -= learningRate * gradient
  }
}

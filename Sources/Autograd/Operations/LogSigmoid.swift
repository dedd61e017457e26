import CAutograd

extension Tensor {
  /// ln σ(x) of every element, where σ is the sigmoid function; exact where that is near zero too.
  ///
  /// It takes PyTorch's steps, each of them correctly rounded. d/dx = σ(-x).
  ///
  ///     Tensor([0, 100]).logSigmoid()  // tensor([-6.9315e-01, -3.7835e-44])
  public func logSigmoid() -> Tensor {
    pointwise(Operations.LogSigmoid.self)
  }
}

extension Operations {
  /// min(0, x) - ln(1 + exp(-|x|)).
  enum LogSigmoid: SlopeDifferentiated {
    static var gradientName: String { "LogSigmoidBackward0" }

    static func evaluate(_ x: Node, into result: Node) {
      result.assign(x) { -$0.magnitude }
      autograd_exp(result.data, result.data, result.count)
      autograd_log1p(result.data, result.data, result.count)
      result.assign(x, result) { ($0 < 0 ? $0 : 0) - $1 }
    }

    static func writeSlope(of x: Node, into slope: Node, _ _: Constants) {
      slope.assign(x) { -$0.magnitude }
      autograd_exp(slope.data, slope.data, slope.count)
      slope.assign(x, slope) { $0 < 0 ? 1 - $1 / (1 + $1) : $1 / (1 + $1) }
    }

    static func gradient(
      _ g: Tensor, _ x: Tensor, _ y: Tensor, _ constants: Constants
    ) -> Tensor {
      g * (-x).sigmoid()
    }

    static func value(_ x: Double, _ constants: Constants) -> Double {
      Swift.min(x, 0) - autograd_double_log1p(autograd_double_exp(-x.magnitude))
    }
  }
}

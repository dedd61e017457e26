/// RMSprop: gradients divided by the root of a running mean of their squares (Hinton 2012).
///
///     let optimizer = RMSprop(model.parameters, learningRate: 0.01)
///
/// For every parameter w with gradient g, each operation rounded to `Float`:
///
///     g = g + weightDecay · w                         if weightDecay is not 0
///     v = alpha · v + (1 - alpha) · g²
///     a = a + (1 - alpha) · (g - a)                   if centered; a is 0 otherwise
///     d = √(v - a²) + epsilon
///     w = w - learningRate · g / d                    without momentum; with it
///     b = momentum · b + g / d;  w = w - learningRate · b
public final class RMSprop: Optimizer {
  /// The leaves that are trained.
  public let parameters: [Tensor]
  /// About how far a step goes in every direction.
  public var learningRate: Double
  /// How much of the running means is kept at a step.
  public let alpha: Double
  /// Keeps the quotient finite where gradients are zero.
  public let epsilon: Double
  /// The pull of every parameter towards zero.
  public let weightDecay: Double
  /// The part of the last step's direction that is kept; may be set between steps.
  public var momentum: Double
  /// Whether the gradient's variance takes the place of the mean of its square.
  public let centered: Bool

  private var memory: OptimizerMemory

  /// An optimizer for leaves that require gradients.
  ///
  /// Traps for no parameters, for one that is not a leaf, and for negative settings.
  public init(
    _ parameters: [Tensor], learningRate: Double = 0.01, alpha: Double = 0.99,
    epsilon: Double = 1e-8, weightDecay: Double = 0, momentum: Double = 0, centered: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    checkTrainable(parameters, file, line)
    checkSetting("learning rate", learningRate, file, line)
    checkSetting("epsilon value", epsilon, file, line)
    checkSetting("momentum value", momentum, file, line)
    checkSetting("weight_decay value", weightDecay, file, line)
    checkSetting("alpha value", alpha, file, line)
    self.parameters = parameters
    self.learningRate = learningRate
    self.alpha = alpha
    self.epsilon = epsilon
    self.weightDecay = weightDecay
    self.momentum = momentum
    self.centered = centered
    memory = OptimizerMemory(["square_avg", "grad_avg", "momentum_buffer"], of: parameters)
  }

  /// Changes every parameter that has a gradient.
  public func step() {
    let (rate, decay) = (Float(learningRate), Float(weightDecay))
    let (kept, share, epsilon) = (Float(alpha), Float(1 - alpha), Float(epsilon))
    let (momentum, centered) = (Float(momentum), centered)
    forEachGradient { index, parameter, gradient in
      _ = memory.advance(index, parameter)
      let (w, g) = (parameter.data, gradient.data)
      let (v, a, b) = (memory[index, 0], memory[index, 1], memory[index, 2])
      for i in 0..<parameter.count {
        let slope = decay == 0 ? g[i] : g[i] + decay * w[i]
        let square = kept * v[i] + share * (slope * slope)
        v[i] = square
        var spread = square
        if centered {
          let mean = a[i] + share * (slope - a[i])
          a[i] = mean
          spread = square - mean * mean
        }
        let divisor = spread.squareRoot() + epsilon
        if momentum == 0 {
          w[i] = w[i] - rate * slope / divisor
        } else {
          b[i] = momentum * b[i] + slope / divisor
          w[i] = w[i] - rate * b[i]
        }
      }
    }
  }
}

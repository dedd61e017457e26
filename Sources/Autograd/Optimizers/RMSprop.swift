import CAutograd

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
  ///
  ///     RMSprop(model.parameters, learningRate: 0.01, alpha: 0.9, centered: true)
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
  ///
  ///     loss.backward()
  ///     optimizer.step()
  public func step() {
    forEachGradient { index, parameter, gradient in
      _ = memory.advance(index, parameter)
      autograd_step_rmsprop(
        parameter.data, gradient.data, memory[index, 0], memory[index, 1], memory[index, 2],
        parameter.count,
        autograd_rmsprop_settings(
          rate: Float(learningRate), decay: Float(weightDecay), kept: Float(alpha),
          share: Float(1 - alpha), mean_share: centered ? Float(1 - alpha) : 0,
          epsilon: Float(epsilon), momentum: Float(momentum)))
    }
  }

  /// What is remembered of past steps: `0.step`, `0.square_avg`,
  /// `0.grad_avg` and `0.momentum_buffer`.
  public var stateDict: [(name: String, tensor: Tensor)] { memory.stateDict }

  /// Takes over what another optimizer of this kind remembers.
  ///
  ///     try optimizer.load(saved)
  public func load(
    _ stateDict: [(name: String, tensor: Tensor)]
  ) throws(OptimizerStateError) {
    memory = try memory.loading(stateDict, of: parameters)
  }
}

import CAutograd

/// Adagrad: gradients divided by the root of the sum of all their squares (Duchi, Hazan and Singer 2011).
///
///     let optimizer = Adagrad(model.parameters, learningRate: 0.01)
///
/// For every parameter w with gradient g, at its step t, each operation rounded to `Float`:
///
///     g = g + weightDecay · w                    if weightDecay is not 0
///     v = v + g²
///     w = w - rate · g / (√v + epsilon)
///
/// where rate = learningRate / (1 + (t - 1) · learningRateDecay) is computed in `Double`.
public final class Adagrad: Optimizer {
  /// The leaves that are trained.
  public let parameters: [Tensor]
  /// How far the first step goes in every direction.
  public var learningRate: Double
  /// How fast the rate falls with the number of steps.
  public let learningRateDecay: Double
  /// The pull of every parameter towards zero.
  public let weightDecay: Double
  /// Keeps the quotient finite where gradients are zero.
  public let epsilon: Double

  private var memory: OptimizerMemory

  /// An optimizer for leaves that require gradients.
  ///
  /// `initialAccumulator` is the sum of squares before the first step. Traps for no parameters, for
  /// one that is not a leaf, and for negative settings.
  public init(
    _ parameters: [Tensor], learningRate: Double = 0.01, learningRateDecay: Double = 0,
    weightDecay: Double = 0, initialAccumulator: Double = 0, epsilon: Double = 1e-10,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    checkTrainable(parameters, file, line)
    checkSetting("learning rate", learningRate, file, line)
    checkSetting("lr_decay value", learningRateDecay, file, line)
    checkSetting("weight_decay value", weightDecay, file, line)
    checkSetting("initial_accumulator_value value", initialAccumulator, file, line)
    checkSetting("epsilon value", epsilon, file, line)
    self.parameters = parameters
    self.learningRate = learningRate
    self.learningRateDecay = learningRateDecay
    self.weightDecay = weightDecay
    self.epsilon = epsilon
    memory = OptimizerMemory(
      ["sum"], of: parameters, initialValue: Float(initialAccumulator))
  }

  /// Changes every parameter that has a gradient.
  ///
  ///     loss.backward()
  ///     optimizer.step()
  public func step() {
    forEachGradient { index, parameter, gradient in
      let time = memory.advance(index, parameter)
      autograd_step_adagrad(
        parameter.data, gradient.data, memory[index, 0], parameter.count,
        autograd_adagrad_settings(
          rate: Float(learningRate / (1 + Double(time - 1) * learningRateDecay)),
          decay: Float(weightDecay), epsilon: Float(epsilon)))
    }
  }

  /// What is remembered of past steps: `0.step` and `0.sum`.
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

import CAutograd

/// Adam: steps scaled by running means of the gradient and of its square (Kingma and Ba 2015).
///
///     let optimizer = Adam(model.parameters, learningRate: 0.001)
///
/// For every parameter w with gradient g, at its step t, each operation rounded to `Float`:
///
///     g = g + weightDecay · w                             if weightDecay is not 0
///     m = m + (1 - beta1) · (g - m)
///     v = beta2 · v + (1 - beta2) · g²
///     w = w - step · m / (√v / s + epsilon)
///
/// where step = learningRate / (1 - beta1ᵗ) and s = √(1 - beta2ᵗ) are computed in `Double`.
public class Adam: Optimizer {
  /// The leaves that are trained.
  public let parameters: [Tensor]
  /// About how far a step goes in every direction.
  public var learningRate: Double
  /// How much of the running means of the gradient and of its square is kept at a step; may be set
  /// between steps.
  public var betas: (Double, Double)
  /// Keeps the quotient finite where gradients are zero.
  public let epsilon: Double
  /// The pull of every parameter towards zero.
  public let weightDecay: Double

  private let decaysBeforeStep: Bool
  private var memory: OptimizerMemory

  /// An optimizer for leaves that require gradients.
  ///
  /// Traps for no parameters, for one that is not a leaf, and for settings out of range.
  ///
  ///     Adam(model.parameters, learningRate: 0.001, betas: (0.9, 0.99))
  public convenience init(
    _ parameters: [Tensor], learningRate: Double = 0.001, betas: (Double, Double) = (0.9, 0.999),
    epsilon: Double = 1e-8, weightDecay: Double = 0,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    self.init(
      parameters, learningRate, betas, epsilon, weightDecay, decaysBeforeStep: false, file, line)
  }

  /// With `decaysBeforeStep`, weight decay shrinks the parameters instead of changing the gradients.
  init(
    _ parameters: [Tensor], _ learningRate: Double, _ betas: (Double, Double), _ epsilon: Double,
    _ weightDecay: Double, decaysBeforeStep: Bool, _ file: StaticString, _ line: UInt
  ) {
    checkTrainable(parameters, file, line)
    checkSetting("learning rate", learningRate, file, line)
    checkSetting("epsilon value", epsilon, file, line)
    for (index, beta) in [betas.0, betas.1].enumerated() where !(beta >= 0 && beta < 1) {
      trap("Invalid beta parameter at index \(index): \(beta)", file, line)
    }
    checkSetting("weight_decay value", weightDecay, file, line)
    self.parameters = parameters
    self.learningRate = learningRate
    self.betas = betas
    self.epsilon = epsilon
    self.weightDecay = weightDecay
    self.decaysBeforeStep = decaysBeforeStep
    memory = OptimizerMemory(["exp_avg", "exp_avg_sq"], of: parameters)
  }

  /// Changes every parameter that has a gradient.
  ///
  ///     loss.backward()
  ///     optimizer.step()
  public func step() {
    forEachGradient { index, parameter, gradient in
      let time = memory.advance(index, parameter)
      autograd_step_adam(
        parameter.data, gradient.data, memory[index, 0], memory[index, 1], parameter.count,
        autograd_adam_settings(
          rate: Float(learningRate / (1 - betas.0.power(time))),
          decay: decaysBeforeStep ? 0 : Float(weightDecay),
          kept: decaysBeforeStep ? Float(1 - learningRate * weightDecay) : 1,
          mean_share: Float(1 - betas.0), square_kept: Float(betas.1),
          square_share: Float(1 - betas.1),
          scale: Float((1 - betas.1.power(time)).squareRoot()), epsilon: Float(epsilon)))
    }
  }

  /// What is remembered of past steps: `0.step`, `0.exp_avg` and `0.exp_avg_sq`.
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

/// Adam with weight decay apart from the gradients (Loshchilov and Hutter 2019).
///
///     let optimizer = AdamW(model.parameters, learningRate: 0.001, weightDecay: 0.01)
///
/// Before each step as `Adam` takes it, w = (1 - learningRate · weightDecay) · w, the factor rounded
/// once.
public final class AdamW: Adam {
  /// An optimizer for leaves that require gradients.
  ///
  /// Traps for no parameters, for one that is not a leaf, and for settings out of range.
  ///
  ///     AdamW(model.parameters, learningRate: 0.001, weightDecay: 0.1)
  public init(
    _ parameters: [Tensor], learningRate: Double = 0.001, betas: (Double, Double) = (0.9, 0.999),
    epsilon: Double = 1e-8, weightDecay: Double = 0.01,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    super.init(
      parameters, learningRate, betas, epsilon, weightDecay, decaysBeforeStep: true, file, line)
  }
}

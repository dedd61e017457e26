import CAutograd

/// Adam: steps scaled by running means of the gradient and of its square (Kingma and Ba 2015).
///
///     let optimizer = Adam(model.parameters, learningRate: 0.001)
///
/// For every parameter w with gradient g, at its step t, each operation rounded to `Float`:
///
///     g = g + weightDecay · w                             if weightDecay is not 0
///     m = m + (1 - beta1) · (g - m)
///     v = beta2 · v + (1 - beta2) · g · g
///     w = w - step · m / (√v / s + epsilon)
///
/// where step = learningRate / (1 - beta1ᵗ) and s = √(1 - beta2ᵗ) are computed in `Double`. With
/// `amsgrad` the root is that of the greatest v so far (Reddi, Kale and Kumar 2018).
public class Adam: GroupedOptimizer<AdamSettings> {
  /// An optimizer for leaves that require gradients.
  ///
  /// Traps for no parameters, for one that is not a leaf, and for settings out of range.
  ///
  ///     Adam(model.parameters, learningRate: 0.001, betas: (0.9, 0.99))
  public convenience init(
    _ parameters: [Tensor], learningRate: Double = 0.001, betas: (Double, Double) = (0.9, 0.999),
    epsilon: Double = 1e-8, weightDecay: Double = 0, amsgrad: Bool = false,
    maximize: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) {
    self.init(
      groups: [ParameterGroup(parameters)],
      {
        $0.learningRate = learningRate
        $0.betas = betas
        $0.epsilon = epsilon
        $0.weightDecay = weightDecay
        $0.amsgrad = amsgrad
        $0.maximize = maximize
      }, file: file, line: line)
  }

  /// An optimizer for groups of leaves, with settings for those that have none of their own.
  public convenience init(
    groups: [ParameterGroup<AdamSettings>], _ change: (inout AdamSettings) -> Void = { _ in },
    file: StaticString = #fileID, line: UInt = #line
  ) {
    self.init(groups, AdamSettings(), change, file, line)
  }

  init(
    _ groups: [ParameterGroup<AdamSettings>], _ usual: AdamSettings,
    _ change: (inout AdamSettings) -> Void, _ file: StaticString, _ line: UInt
  ) {
    var defaults = usual
    change(&defaults)
    super.init(
      groups, defaults, file, line, remembering: \.remembered,
      rule: { $0.step(&$1, $2, $3, $4) })
  }
}

/// Adam with weight decay apart from the gradients (Loshchilov and Hutter 2019).
///
///     let optimizer = AdamW(model.parameters, learningRate: 0.001, weightDecay: 0.01)
///
/// Before each step as `Adam` takes it, w = (1 - learningRate · weightDecay) · w, the factor rounded
/// once.
public final class AdamW: Adam {
  private static var usual: AdamSettings {
    var settings = AdamSettings()
    settings.weightDecay = 0.01
    settings.decoupledWeightDecay = true
    return settings
  }

  /// An optimizer for leaves that require gradients.
  ///
  /// Traps for no parameters, for one that is not a leaf, and for settings out of range.
  ///
  ///     AdamW(model.parameters, learningRate: 0.001, weightDecay: 0.1)
  public init(
    _ parameters: [Tensor], learningRate: Double = 0.001, betas: (Double, Double) = (0.9, 0.999),
    epsilon: Double = 1e-8, weightDecay: Double = 0.01, amsgrad: Bool = false,
    maximize: Bool = false, file: StaticString = #fileID, line: UInt = #line
  ) {
    super.init(
      [ParameterGroup(parameters)], Self.usual,
      {
        $0.learningRate = learningRate
        $0.betas = betas
        $0.epsilon = epsilon
        $0.weightDecay = weightDecay
        $0.amsgrad = amsgrad
        $0.maximize = maximize
      }, file, line)
  }

  /// An optimizer for groups of leaves, with settings for those that have none of their own.
  public init(
    groups: [ParameterGroup<AdamSettings>], _ change: (inout AdamSettings) -> Void = { _ in },
    file: StaticString = #fileID, line: UInt = #line
  ) {
    super.init(groups, Self.usual, change, file, line)
  }
}

/// The settings of `Adam` and `AdamW`.
public struct AdamSettings: OptimizerSettings {
  /// About how far a step goes in every direction.
  public var learningRate = 0.001
  /// How much of the running means of the gradient and of its square is kept at a step.
  public var betas: (Double, Double) = (0.9, 0.999)
  /// Keeps the quotient finite where gradients are zero.
  public var epsilon = 1e-8
  /// The pull of every parameter towards zero.
  public var weightDecay = 0.0
  /// Whether the greatest mean square so far counts instead of the last one.
  public var amsgrad = false
  /// Whether decay shrinks the parameters instead of changing the gradients, as `AdamW` has it.
  public var decoupledWeightDecay = false
  /// Whether steps lead up instead of down.
  public var maximize = false

  /// The settings that are used where none are given.
  public init() {}

  /// Names and values, as PyTorch prints them.
  public var listing: [(name: String, value: String)] {
    [
      ("amsgrad", amsgrad.inPython), ("betas", inPython(betas)), ("capturable", "False"),
      ("decoupled_weight_decay", decoupledWeightDecay.inPython), ("differentiable", "False"),
      ("eps", epsilon.inPython), ("foreach", "None"), ("fused", "None"),
      ("lr", learningRate.asSetting), ("maximize", maximize.inPython),
      ("weight_decay", weightDecay.asSetting),
    ]
  }

  /// What is wrong with a setting, in PyTorch's words; nil if nothing is.
  public var problem: String? {
    negative(("learning rate", learningRate), ("epsilon value", epsilon)) ?? wrong(betas)
      ?? negative(("weight_decay value", weightDecay))
  }

  fileprivate var remembered: [RememberedNumbers] {
    (["exp_avg", "exp_avg_sq"] + (amsgrad ? ["max_exp_avg_sq"] : []))
      .map { RememberedNumbers(name: $0) }
  }

  fileprivate func step(
    _ memory: inout OptimizerMemory, _ index: Int, _ parameter: Node, _ gradient: Node
  ) {
    let time = memory.advance(index, parameter, remembered)
    let settings = autograd_adam_settings(
      rate: Float(learningRate / (1 - betas.0.power(time))),
      decay: decoupledWeightDecay ? 0 : Float(weightDecay),
      kept: decoupledWeightDecay ? Float(1 - learningRate * weightDecay) : 1,
      mean_share: Float(1 - betas.0), square_kept: Float(betas.1),
      square_share: Float(1 - betas.1),
      scale: Float((1 - betas.1.power(time)).squareRoot()), epsilon: Float(epsilon))
    if amsgrad {
      autograd_step_amsgrad(
        parameter.data, gradient.data, memory[index, 0], memory[index, 1], memory[index, 2],
        parameter.count, settings)
    } else {
      autograd_step_adam(
        parameter.data, gradient.data, memory[index, 0], memory[index, 1], parameter.count,
        settings)
    }
  }
}

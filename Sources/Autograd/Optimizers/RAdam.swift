import CAutograd

/// RAdam: Adam that trusts the variance of gradients as soon as it is known (Liu and others 2020).
///
///     let optimizer = RAdam(model.parameters)
///
/// For every parameter w with gradient g, at its step t, each operation rounded to `Float`:
///
///     m = m + (1 - beta1) · (g - m)
///     v = beta2 · v + (1 - beta2) · g · g
///     d = learningRate · m / (1 - beta1ᵗ)
///     d = d · √(1 - beta2ᵗ) / (√v + epsilon) · r      if ρ > 5
///     w = w - d
///
/// where ρ = ρ∞ - 2t · beta2ᵗ / (1 - beta2ᵗ), ρ∞ = 2 / (1 - beta2) - 1 and
/// r = √((ρ - 4)(ρ - 2)ρ∞ / ((ρ∞ - 4)(ρ∞ - 2)ρ)) are computed in `Double`. Weight decay is as for
/// `Adam`, or as for `AdamW` if it is decoupled.
public final class RAdam: GroupedOptimizer<RAdamSettings> {
  /// An optimizer for leaves that require gradients.
  ///
  /// Traps for no parameters, for one that is not a leaf, and for settings out of range.
  ///
  ///     RAdam(model.parameters, learningRate: 0.01)
  public convenience init(
    _ parameters: [Tensor], learningRate: Double = 0.001, betas: (Double, Double) = (0.9, 0.999),
    epsilon: Double = 1e-8, weightDecay: Double = 0.0, decoupledWeightDecay: Bool = false,
    maximize: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    self.init(
      groups: [ParameterGroup(parameters)],
      {
        $0.learningRate = learningRate
        $0.betas = betas
        $0.epsilon = epsilon
        $0.weightDecay = weightDecay
        $0.decoupledWeightDecay = decoupledWeightDecay
        $0.maximize = maximize
      }, file: file, line: line)
  }

  /// An optimizer for groups of leaves, with settings for those that have none of their own.
  public init(
    groups: [ParameterGroup<RAdamSettings>], _ change: (inout RAdamSettings) -> Void = { _ in },
    file: StaticString = #fileID, line: UInt = #line
  ) {
    var defaults = RAdamSettings()
    change(&defaults)
    super.init(
      groups, defaults, file, line, remembering: \.remembered,
      rule: { $0.step(&$1, $2, $3, $4) })
  }
}

/// The settings of `RAdam`.
public struct RAdamSettings: OptimizerSettings {
  /// About how far a step goes in every direction.
  public var learningRate = 0.001
  /// How much of the running means of the gradient and of its square is kept at a step.
  public var betas: (Double, Double) = (0.9, 0.999)
  /// Keeps the quotient finite where gradients are zero.
  public var epsilon = 1e-8
  /// The pull of every parameter towards zero.
  public var weightDecay = 0.0
  /// Whether decay shrinks the parameters instead of changing the gradients.
  public var decoupledWeightDecay = false
  /// Whether steps lead up instead of down.
  public var maximize = false

  /// The settings that are used where none are given.
  public init() {}

  /// Names and values, as PyTorch prints them.
  public var listing: [(name: String, value: String)] {
    [
      ("betas", inPython(betas)),
      ("capturable", "False"),
      ("decoupled_weight_decay", decoupledWeightDecay.inPython),
      ("differentiable", "False"),
      ("eps", epsilon.inPython),
      ("foreach", "None"),
      ("lr", learningRate.asSetting),
      ("maximize", maximize.inPython),
      ("weight_decay", weightDecay.asSetting),
    ]
  }

  /// What is wrong with a setting, in PyTorch's words; nil if nothing is.
  public var problem: String? {
    negative(("learning rate", learningRate), ("epsilon value", epsilon)) ?? wrong(betas)
      ?? negative(("weight_decay value", weightDecay))
  }

  fileprivate var remembered: [RememberedNumbers] {
    ["exp_avg", "exp_avg_sq"].map { RememberedNumbers(name: $0) }
  }

  fileprivate func step(
    _ memory: inout OptimizerMemory, _ index: Int, _ parameter: Node, _ gradient: Node
  ) {
    let time = memory.advance(index, parameter, remembered)
    let correction = 1 - betas.1.power(time)
    let longest = 2 / (1 - betas.1) - 1
    let length = longest - 2 * Double(time) * betas.1.power(time) / correction
    let rectification =
      ((length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length))
      .squareRoot()
    autograd_step_radam(
      parameter.data, gradient.data, memory[index, 0], memory[index, 1], parameter.count,
      autograd_radam_settings(
        rate: Float(learningRate), decay: decoupledWeightDecay ? 0 : Float(weightDecay),
        kept: decoupledWeightDecay ? Float(1 - learningRate * weightDecay) : 1,
        mean_share: Float(1 - betas.0), square_kept: Float(betas.1),
        square_share: Float(1 - betas.1), correction: Float(1 - betas.0.power(time)),
        scale: Float(correction.squareRoot()), rectification: Float(rectification),
        epsilon: Float(epsilon), is_rectified: length > 5))
  }
}

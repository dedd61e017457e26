import CAutograd

/// NAdam: Adam with Nesterov's momentum (Dozat 2016).
///
///     let optimizer = NAdam(model.parameters)
///
/// For every parameter w with gradient g, at its step t, each operation rounded to `Float`:
///
///     m = m + (1 - beta1) · (g - m)
///     v = beta2 · v + (1 - beta2) · g · g
///     d = √(v / (1 - beta2ᵗ)) + epsilon
///     w = w - learningRate · (1 - μt) / (1 - Π μ) · g / d
///     w = w - learningRate · μt₊₁ / (1 - Π μ · μt₊₁) · m / d
///
/// where μt = beta1 · (1 - 0.96^(t · momentumDecay) / 2), and factors are computed in `Double`. Weight
/// decay is as for `Adam`, or as for `AdamW` if it is decoupled.
public final class NAdam: GroupedOptimizer<NAdamSettings> {
  /// An optimizer for leaves that require gradients.
  ///
  /// Traps for no parameters, for one that is not a leaf, and for settings out of range.
  ///
  ///     NAdam(model.parameters, learningRate: 0.01)
  public convenience init(
    _ parameters: [Tensor], learningRate: Double = 0.002, betas: (Double, Double) = (0.9, 0.999),
    epsilon: Double = 1e-8, weightDecay: Double = 0.0, momentumDecay: Double = 4e-3,
    decoupledWeightDecay: Bool = false, maximize: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    self.init(
      groups: [ParameterGroup(parameters)],
      {
        $0.learningRate = learningRate
        $0.betas = betas
        $0.epsilon = epsilon
        $0.weightDecay = weightDecay
        $0.momentumDecay = momentumDecay
        $0.decoupledWeightDecay = decoupledWeightDecay
        $0.maximize = maximize
      }, file: file, line: line)
  }

  /// An optimizer for groups of leaves, with settings for those that have none of their own.
  public init(
    groups: [ParameterGroup<NAdamSettings>], _ change: (inout NAdamSettings) -> Void = { _ in },
    file: StaticString = #fileID, line: UInt = #line
  ) {
    var defaults = NAdamSettings()
    change(&defaults)
    super.init(
      groups, defaults, file, line, remembering: \.remembered,
      rule: { $0.step(&$1, $2, $3, $4) })
  }
}

/// The settings of `NAdam`.
public struct NAdamSettings: OptimizerSettings {
  /// About how far a step goes in every direction.
  public var learningRate = 0.002
  /// How much of the running means of the gradient and of its square is kept at a step.
  public var betas: (Double, Double) = (0.9, 0.999)
  /// Keeps the quotient finite where gradients are zero.
  public var epsilon = 1e-8
  /// The pull of every parameter towards zero.
  public var weightDecay = 0.0
  /// How fast momentum grows.
  public var momentumDecay = 4e-3
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
      ("momentum_decay", momentumDecay.asSetting),
      ("weight_decay", weightDecay.asSetting),
    ]
  }

  /// What is wrong with a setting, in PyTorch's words; nil if nothing is.
  public var problem: String? {
    negative(("learning rate", learningRate), ("epsilon value", epsilon)) ?? wrong(betas)
      ?? negative(("weight_decay value", weightDecay), ("momentum_decay value", momentumDecay))
  }

  fileprivate var remembered: [RememberedNumbers] {
    [
      RememberedNumbers(name: "exp_avg"), RememberedNumbers(name: "exp_avg_sq"),
      RememberedNumbers(name: "mu_product", initialValue: 1, form: .one),
    ]
  }

  fileprivate func step(
    _ memory: inout OptimizerMemory, _ index: Int, _ parameter: Node, _ gradient: Node
  ) {
    let time = memory.advance(index, parameter, remembered)
    let product = memory[index, 2]
    product.pointee *= Float(momentum(time))
    let (now, next) = (momentum(time), momentum(time + 1))
    autograd_step_nadam(
      parameter.data, gradient.data, memory[index, 0], memory[index, 1], parameter.count,
      autograd_nadam_settings(
        slope_rate: Float(learningRate * (1 - now) / (1 - Double(product.pointee))),
        mean_rate: Float(learningRate * next / (1 - Double(product.pointee) * next)),
        decay: decoupledWeightDecay ? 0 : Float(weightDecay),
        kept: decoupledWeightDecay ? Float(1 - learningRate * weightDecay) : 1,
        mean_share: Float(1 - betas.0), square_kept: Float(betas.1),
        square_share: Float(1 - betas.1), correction: Float(1 - betas.1.power(time)),
        epsilon: Float(epsilon)))
  }

  private func momentum(_ time: Int) -> Double {
    betas.0 * (1 - 0.5 * autograd_double_pow(0.96, Double(time) * momentumDecay))
  }
}

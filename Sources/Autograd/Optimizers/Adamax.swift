import CAutograd

/// Adamax: Adam by the greatest amount of a gradient instead of its mean square (Kingma and Ba 2015).
///
///     let optimizer = Adamax(model.parameters)
///
/// For every parameter w with gradient g, at its step t, each operation rounded to `Float`:
///
///     g = g + weightDecay · w                    if weightDecay is not 0
///     m = m + (1 - beta1) · (g - m)
///     u = max(beta2 · u, |g| + epsilon)
///     w = w - rate · m / u
///
/// where rate = learningRate / (1 - beta1ᵗ) is computed in `Double`.
public final class Adamax: GroupedOptimizer<AdamaxSettings> {
  /// An optimizer for leaves that require gradients.
  ///
  /// Traps for no parameters, for one that is not a leaf, and for settings out of range.
  ///
  ///     Adamax(model.parameters, learningRate: 0.01)
  public convenience init(
    _ parameters: [Tensor], learningRate: Double = 0.002, betas: (Double, Double) = (0.9, 0.999),
    epsilon: Double = 1e-8, weightDecay: Double = 0.0, maximize: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    self.init(
      groups: [ParameterGroup(parameters)],
      {
        $0.learningRate = learningRate
        $0.betas = betas
        $0.epsilon = epsilon
        $0.weightDecay = weightDecay
        $0.maximize = maximize
      }, file: file, line: line)
  }

  /// An optimizer for groups of leaves, with settings for those that have none of their own.
  public init(
    groups: [ParameterGroup<AdamaxSettings>], _ change: (inout AdamaxSettings) -> Void = { _ in },
    file: StaticString = #fileID, line: UInt = #line
  ) {
    var defaults = AdamaxSettings()
    change(&defaults)
    super.init(
      groups, defaults, file, line, remembering: \.remembered,
      rule: { $0.step(&$1, $2, $3, $4) })
  }
}

/// The settings of `Adamax`.
public struct AdamaxSettings: OptimizerSettings {
  /// About how far a step goes in every direction.
  public var learningRate = 0.002
  /// How much of the running mean and of the greatest amount is kept at a step.
  public var betas: (Double, Double) = (0.9, 0.999)
  /// Keeps the quotient finite where gradients are zero.
  public var epsilon = 1e-8
  /// The pull of every parameter towards zero.
  public var weightDecay = 0.0
  /// Whether steps lead up instead of down.
  public var maximize = false

  /// The settings that are used where none are given.
  public init() {}

  /// Names and values, as PyTorch prints them.
  public var listing: [(name: String, value: String)] {
    [
      ("betas", inPython(betas)),
      ("capturable", "False"),
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
    ["exp_avg", "exp_inf"].map { RememberedNumbers(name: $0) }
  }

  fileprivate func step(
    _ memory: inout OptimizerMemory, _ index: Int, _ parameter: Node, _ gradient: Node
  ) {
    let time = memory.advance(index, parameter, remembered)
    autograd_step_adamax(
      parameter.data, gradient.data, memory[index, 0], memory[index, 1], parameter.count,
      autograd_adamax_settings(
        rate: Float(learningRate / (1 - betas.0.power(time))), decay: Float(weightDecay),
        mean_share: Float(1 - betas.0), kept: Float(betas.1), epsilon: Float(epsilon)))
  }
}

import CAutograd

/// RMSprop: gradients divided by the root of a running mean of their squares (Hinton 2012).
///
///     let optimizer = RMSprop(model.parameters, learningRate: 0.01)
///
/// For every parameter w with gradient g, each operation rounded to `Float`:
///
///     g = g + weightDecay · w                         if weightDecay is not 0
///     v = alpha · v + (1 - alpha) · g · g
///     a = a + (1 - alpha) · (g - a)                   if centered; a is 0 otherwise
///     d = √(v - a²) + epsilon
///     w = w - learningRate · g / d                    without momentum; with it
///     b = momentum · b + g / d;  w = w - learningRate · b
public final class RMSprop: GroupedOptimizer<RMSpropSettings> {
  /// An optimizer for leaves that require gradients.
  ///
  /// Traps for no parameters, for one that is not a leaf, and for settings out of range.
  ///
  ///     RMSprop(model.parameters, learningRate: 0.01, alpha: 0.9, centered: true)
  public convenience init(
    _ parameters: [Tensor], learningRate: Double = 0.01, alpha: Double = 0.99,
    epsilon: Double = 1e-8, weightDecay: Double = 0.0, momentum: Double = 0.0,
    centered: Bool = false, maximize: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    self.init(
      groups: [ParameterGroup(parameters)],
      {
        $0.learningRate = learningRate
        $0.alpha = alpha
        $0.epsilon = epsilon
        $0.weightDecay = weightDecay
        $0.momentum = momentum
        $0.centered = centered
        $0.maximize = maximize
      }, file: file, line: line)
  }

  /// An optimizer for groups of leaves, with settings for those that have none of their own.
  public init(
    groups: [ParameterGroup<RMSpropSettings>], _ change: (inout RMSpropSettings) -> Void = { _ in },
    file: StaticString = #fileID, line: UInt = #line
  ) {
    var defaults = RMSpropSettings()
    change(&defaults)
    super.init(
      groups, defaults, file, line, remembering: \.remembered,
      rule: { $0.step(&$1, $2, $3, $4) })
  }
}

/// The settings of `RMSprop`.
public struct RMSpropSettings: OptimizerSettings {
  /// About how far a step goes in every direction.
  public var learningRate = 0.01
  /// How much of the running means is kept at a step.
  public var alpha = 0.99
  /// Keeps the quotient finite where gradients are zero.
  public var epsilon = 1e-8
  /// The pull of every parameter towards zero.
  public var weightDecay = 0.0
  /// The part of the last step's direction that is kept.
  public var momentum = 0.0
  /// Whether the gradient's variance takes the place of the mean of its square.
  public var centered = false
  /// Whether steps lead up instead of down.
  public var maximize = false

  /// The settings that are used where none are given.
  public init() {}

  /// Names and values, as PyTorch prints them.
  public var listing: [(name: String, value: String)] {
    [
      ("alpha", alpha.inPython),
      ("capturable", "False"),
      ("centered", centered.inPython),
      ("differentiable", "False"),
      ("eps", epsilon.inPython),
      ("foreach", "None"),
      ("lr", learningRate.asSetting),
      ("maximize", maximize.inPython),
      ("momentum", momentum.asSetting),
      ("weight_decay", weightDecay.asSetting),
    ]
  }

  /// What is wrong with a setting, in PyTorch's words; nil if nothing is.
  public var problem: String? {
    negative(
      ("learning rate", learningRate), ("epsilon value", epsilon), ("momentum value", momentum),
      ("weight_decay value", weightDecay), ("alpha value", alpha))
  }

  fileprivate var remembered: [RememberedNumbers] {
    ["square_avg", "grad_avg", "momentum_buffer"].map { RememberedNumbers(name: $0) }
  }

  fileprivate func step(
    _ memory: inout OptimizerMemory, _ index: Int, _ parameter: Node, _ gradient: Node
  ) {
    _ = memory.advance(index, parameter, remembered)
    autograd_step_rmsprop(
      parameter.data, gradient.data, memory[index, 0], memory[index, 1], memory[index, 2],
      parameter.count,
      autograd_rmsprop_settings(
        rate: Float(learningRate), decay: Float(weightDecay), kept: Float(alpha),
        share: Float(1 - alpha), mean_share: centered ? Float(1 - alpha) : 0,
        epsilon: Float(epsilon), momentum: Float(momentum)))
  }
}

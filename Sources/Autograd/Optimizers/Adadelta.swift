import CAutograd

/// Adadelta: steps as great as the last ones were, by running means of squares (Zeiler 2012).
///
///     let optimizer = Adadelta(model.parameters)
///
/// For every parameter w with gradient g, each operation rounded to `Float`:
///
///     g = g + weightDecay · w                    if weightDecay is not 0
///     v = rho · v + (1 - rho) · g · g
///     d = √(u + epsilon) / √(v + epsilon) · g
///     u = rho · u + (1 - rho) · d · d
///     w = w - learningRate · d
public final class Adadelta: GroupedOptimizer<AdadeltaSettings> {
  /// An optimizer for leaves that require gradients.
  ///
  /// Traps for no parameters, for one that is not a leaf, and for settings out of range.
  ///
  ///     Adadelta(model.parameters, rho: 0.95)
  public convenience init(
    _ parameters: [Tensor], learningRate: Double = 1.0, rho: Double = 0.9, epsilon: Double = 1e-6,
    weightDecay: Double = 0.0, maximize: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    self.init(
      groups: [ParameterGroup(parameters)],
      {
        $0.learningRate = learningRate
        $0.rho = rho
        $0.epsilon = epsilon
        $0.weightDecay = weightDecay
        $0.maximize = maximize
      }, file: file, line: line)
  }

  /// An optimizer for groups of leaves, with settings for those that have none of their own.
  public init(
    groups: [ParameterGroup<AdadeltaSettings>],
    _ change: (inout AdadeltaSettings) -> Void = { _ in },
    file: StaticString = #fileID, line: UInt = #line
  ) {
    var defaults = AdadeltaSettings()
    change(&defaults)
    super.init(
      groups, defaults, file, line, remembering: \.remembered,
      rule: { $0.step(&$1, $2, $3, $4) })
  }
}

/// The settings of `Adadelta`.
public struct AdadeltaSettings: OptimizerSettings {
  /// What every step is multiplied by.
  public var learningRate = 1.0
  /// How much of the running means is kept at a step.
  public var rho = 0.9
  /// Keeps the quotient finite, and the first steps above zero.
  public var epsilon = 1e-6
  /// The pull of every parameter towards zero.
  public var weightDecay = 0.0
  /// Whether steps lead up instead of down.
  public var maximize = false

  /// The settings that are used where none are given.
  public init() {}

  /// Names and values, as PyTorch prints them.
  public var listing: [(name: String, value: String)] {
    [
      ("capturable", "False"),
      ("differentiable", "False"),
      ("eps", epsilon.inPython),
      ("foreach", "None"),
      ("lr", learningRate.asSetting),
      ("maximize", maximize.inPython),
      ("rho", rho.inPython),
      ("weight_decay", weightDecay.asSetting),
    ]
  }

  /// What is wrong with a setting, in PyTorch's words; nil if nothing is.
  public var problem: String? {
    if let problem = negative(("learning rate", learningRate)) { return problem }
    if !(0...1).contains(rho) { return "Invalid rho value: \(rho)" }
    return negative(("epsilon value", epsilon), ("weight_decay value", weightDecay))
  }

  fileprivate var remembered: [RememberedNumbers] {
    ["square_avg", "acc_delta"].map { RememberedNumbers(name: $0) }
  }

  fileprivate func step(
    _ memory: inout OptimizerMemory, _ index: Int, _ parameter: Node, _ gradient: Node
  ) {
    _ = memory.advance(index, parameter, remembered)
    autograd_step_adadelta(
      parameter.data, gradient.data, memory[index, 0], memory[index, 1], parameter.count,
      autograd_adadelta_settings(
        rate: Float(learningRate), decay: Float(weightDecay), kept: Float(rho),
        share: Float(1 - rho), epsilon: Float(epsilon)))
  }
}

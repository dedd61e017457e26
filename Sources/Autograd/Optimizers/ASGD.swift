import CAutograd

/// Averaged stochastic gradient descent (Polyak and Juditsky 1992).
///
///     let optimizer = ASGD(model.parameters)
///
/// For every parameter w with gradient g, at its step t, with a rate η that begins as learningRate:
///
///     w = (1 - lambda · η) · w - η · (g + weightDecay · w)
///     η = learningRate / (1 + lambda · learningRate · t)^alpha
///
/// `stateDict` holds the average of the values since step `start`, as `0.ax`.
public final class ASGD: GroupedOptimizer<ASGDSettings> {
  /// An optimizer for leaves that require gradients.
  ///
  /// Traps for no parameters, for one that is not a leaf, and for settings out of range.
  ///
  ///     ASGD(model.parameters, learningRate: 0.1)
  public convenience init(
    _ parameters: [Tensor], learningRate: Double = 0.01, lambda: Double = 1e-4,
    alpha: Double = 0.75, start: Double = 1e6, weightDecay: Double = 0.0, maximize: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    self.init(
      groups: [ParameterGroup(parameters)],
      {
        $0.learningRate = learningRate
        $0.lambda = lambda
        $0.alpha = alpha
        $0.start = start
        $0.weightDecay = weightDecay
        $0.maximize = maximize
      }, file: file, line: line)
  }

  /// An optimizer for groups of leaves, with settings for those that have none of their own.
  public init(
    groups: [ParameterGroup<ASGDSettings>], _ change: (inout ASGDSettings) -> Void = { _ in },
    file: StaticString = #fileID, line: UInt = #line
  ) {
    var defaults = ASGDSettings()
    change(&defaults)
    super.init(
      groups, defaults, file, line, remembering: \.remembered,
      rule: { $0.step(&$1, $2, $3, $4) })
  }
}

/// The settings of `ASGD`.
public struct ASGDSettings: OptimizerSettings {
  /// How far a step goes along the gradient.
  public var learningRate = 0.01
  /// How fast the rate falls, and parameters with it.
  public var lambda = 1e-4
  /// The power of that fall.
  public var alpha = 0.75
  /// The step at which averaging begins.
  public var start = 1e6
  /// The pull of every parameter towards zero.
  public var weightDecay = 0.0
  /// Whether steps lead up instead of down.
  public var maximize = false

  /// The settings that are used where none are given.
  public init() {}

  /// Names and values, as PyTorch prints them.
  public var listing: [(name: String, value: String)] {
    [
      ("alpha", alpha.inPython),
      ("capturable", "False"),
      ("differentiable", "False"),
      ("foreach", "None"),
      ("lambd", lambda.asSetting),
      ("lr", learningRate.asSetting),
      ("maximize", maximize.inPython),
      ("t0", start.inPython),
      ("weight_decay", weightDecay.asSetting),
    ]
  }

  /// What is wrong with a setting, in PyTorch's words; nil if nothing is.
  public var problem: String? {
    negative(("learning rate", learningRate), ("weight_decay value", weightDecay))
  }

  fileprivate var remembered: [RememberedNumbers] {
    [
      RememberedNumbers(name: "ax"),
      RememberedNumbers(name: "eta", initialValue: Float(learningRate), form: .one),
      RememberedNumbers(name: "mu", initialValue: 1, form: .one),
    ]
  }

  fileprivate func step(
    _ memory: inout OptimizerMemory, _ index: Int, _ parameter: Node, _ gradient: Node
  ) {
    let time = Double(memory.advance(index, parameter, remembered))
    let (rate, share) = (memory[index, 1], memory[index, 2])
    autograd_step_asgd(
      parameter.data, gradient.data, memory[index, 0], parameter.count,
      autograd_asgd_settings(
        rate: rate.pointee, decay: Float(weightDecay),
        kept: Float(1 - lambda * Double(rate.pointee)), share: share.pointee))
    let fall = autograd_double_pow(1 + lambda * learningRate * time, alpha)
    rate.pointee = Float(learningRate / fall)
    share.pointee = Float(1 / max(1, time - start))
  }
}

import CAutograd

/// Stochastic gradient descent, with momentum and weight decay if asked for.
///
///     let optimizer = SGD(model.parameters, learningRate: 0.01)
///
/// For every parameter w with gradient g, each step rounded to `Float`:
///
///     g = g + weightDecay · w                      if weightDecay is not 0
///     b = momentum · b + (1 - dampening) · g       if momentum is not 0; the first b is g
///     g = b, or g + momentum · b                   with momentum; the latter is Nesterov's
///     w = w - learningRate · g
public final class SGD: GroupedOptimizer<SGDSettings> {
  /// An optimizer for leaves that require gradients.
  ///
  /// Traps for no parameters, for one that is not a leaf, and for settings out of range.
  ///
  ///     SGD(model.parameters, learningRate: 0.01, momentum: 0.9, nesterov: true)
  public convenience init(
    _ parameters: [Tensor], learningRate: Double = 0.001, momentum: Double = 0.0,
    dampening: Double = 0.0, weightDecay: Double = 0.0, nesterov: Bool = false,
    maximize: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    self.init(
      groups: [ParameterGroup(parameters)],
      {
        $0.learningRate = learningRate
        $0.momentum = momentum
        $0.dampening = dampening
        $0.weightDecay = weightDecay
        $0.nesterov = nesterov
        $0.maximize = maximize
      }, file: file, line: line)
  }

  /// An optimizer for groups of leaves, with settings for those that have none of their own.
  public init(
    groups: [ParameterGroup<SGDSettings>], _ change: (inout SGDSettings) -> Void = { _ in },
    file: StaticString = #fileID, line: UInt = #line
  ) {
    var defaults = SGDSettings()
    change(&defaults)
    super.init(
      groups, defaults, file, line, remembering: \.remembered,
      rule: { $0.step(&$1, $2, $3, $4) })
  }
}

/// The settings of `SGD`.
public struct SGDSettings: OptimizerSettings {
  /// How far a step goes along the gradient.
  public var learningRate = 0.001
  /// The part of the last step's direction that is kept.
  public var momentum = 0.0
  /// The part of the gradient that momentum leaves out.
  public var dampening = 0.0
  /// The pull of every parameter towards zero.
  public var weightDecay = 0.0
  /// Whether the gradient is taken where momentum will lead.
  public var nesterov = false
  /// Whether steps lead up instead of down.
  public var maximize = false

  /// The settings that are used where none are given.
  public init() {}

  /// Names and values, as PyTorch prints them.
  public var listing: [(name: String, value: String)] {
    [
      ("dampening", dampening.asSetting),
      ("differentiable", "False"),
      ("foreach", "None"),
      ("fused", "None"),
      ("lr", learningRate.asSetting),
      ("maximize", maximize.inPython),
      ("momentum", momentum.asSetting),
      ("nesterov", nesterov.inPython),
      ("weight_decay", weightDecay.asSetting),
    ]
  }

  /// What is wrong with a setting, in PyTorch's words; nil if nothing is.
  public var problem: String? {
    if let problem = negative(
      ("learning rate", learningRate), ("momentum value", momentum),
      ("weight_decay value", weightDecay))
    {
      return problem
    }
    return nesterov && (momentum == 0 || dampening != 0)
      ? "Nesterov momentum requires a momentum and zero dampening" : nil
  }

  fileprivate var remembered: [RememberedNumbers] {
    [RememberedNumbers(name: "momentum_buffer")]
  }

  fileprivate func step(
    _ memory: inout OptimizerMemory, _ index: Int, _ parameter: Node, _ gradient: Node
  ) {
    let (rate, decay) = (Float(learningRate), Float(weightDecay))
    if momentum == 0 && decay == 0 {
      return parameter.assign(parameter, gradient, by: Descent(rate: rate))
    }
    if momentum == 0 {
      return parameter.assign(parameter, gradient) { $0 - rate * ($1 + decay * $0) }
    }
    let isFirst = memory.advance(index, parameter, remembered) == 1
    autograd_step_momentum(
      parameter.data, gradient.data, memory[index, 0], parameter.count,
      autograd_momentum_settings(
        rate: rate, decay: decay, kept: isFirst ? 0 : Float(momentum),
        share: isFirst ? 1 : Float(1 - dampening), momentum: Float(momentum),
        is_nesterov: nesterov))
  }
}

/// A step against the gradient.
private struct Descent: PairFunction {
  let rate: Float

  @inline(__always)
  func callAsFunction(_ w: Float, _ g: Float) -> Float { w - rate * g }
}

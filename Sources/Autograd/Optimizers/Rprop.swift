import CAutograd

/// Rprop: steps of a size of their own, by the signs of gradients alone (Riedmiller and Braun 1993).
///
///     let optimizer = Rprop(model.parameters)
///
/// Where the sign is that of the last gradient, the size of a step is multiplied by the greater eta;
/// where it has changed, by the smaller one, and no step is taken. For whole data sets: batches have
/// signs of their own.
public final class Rprop: GroupedOptimizer<RpropSettings> {
  /// An optimizer for leaves that require gradients.
  ///
  /// Traps for no parameters, for one that is not a leaf, and for settings out of range.
  ///
  ///     Rprop(model.parameters, learningRate: 0.1)
  public convenience init(
    _ parameters: [Tensor], learningRate: Double = 0.01, etas: (Double, Double) = (0.5, 1.2),
    stepSizes: (Double, Double) = (1e-6, 50), maximize: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    self.init(
      groups: [ParameterGroup(parameters)],
      {
        $0.learningRate = learningRate
        $0.etas = etas
        $0.stepSizes = stepSizes
        $0.maximize = maximize
      }, file: file, line: line)
  }

  /// An optimizer for groups of leaves, with settings for those that have none of their own.
  public init(
    groups: [ParameterGroup<RpropSettings>], _ change: (inout RpropSettings) -> Void = { _ in },
    file: StaticString = #fileID, line: UInt = #line
  ) {
    var defaults = RpropSettings()
    change(&defaults)
    super.init(
      groups, defaults, file, line, remembering: \.remembered,
      rule: { $0.step(&$1, $2, $3, $4) })
  }
}

/// The settings of `Rprop`.
public struct RpropSettings: OptimizerSettings {
  /// How far the first step goes in every direction.
  public var learningRate = 0.01
  /// What sizes are multiplied by where signs differ, and where they agree.
  public var etas: (Double, Double) = (0.5, 1.2)
  /// The least and the greatest size of a step.
  public var stepSizes: (Double, Double) = (1e-6, 50)
  /// Whether steps lead up instead of down.
  public var maximize = false

  /// The settings that are used where none are given.
  public init() {}

  /// Names and values, as PyTorch prints them.
  public var listing: [(name: String, value: String)] {
    [
      ("capturable", "False"),
      ("differentiable", "False"),
      ("etas", inPython(etas)),
      ("foreach", "None"),
      ("lr", learningRate.asSetting),
      ("maximize", maximize.inPython),
      ("step_sizes", inPython(stepSizes, whole: true)),
    ]
  }

  /// What is wrong with a setting, in PyTorch's words; nil if nothing is.
  public var problem: String? {
    if let problem = negative(("learning rate", learningRate)) { return problem }
    return 0 < etas.0 && etas.0 < 1 && 1 < etas.1
      ? nil : "Invalid eta values: \(etas.0), \(etas.1)"
  }

  fileprivate var remembered: [RememberedNumbers] {
    [
      RememberedNumbers(name: "prev"),
      RememberedNumbers(name: "step_size", initialValue: Float(learningRate)),
    ]
  }

  fileprivate func step(
    _ memory: inout OptimizerMemory, _ index: Int, _ parameter: Node, _ gradient: Node
  ) {
    _ = memory.advance(index, parameter, remembered)
    autograd_step_rprop(
      parameter.data, gradient.data, memory[index, 0], memory[index, 1], parameter.count,
      autograd_rprop_settings(
        growth: Float(etas.1), shrinkage: Float(etas.0), least: Float(stepSizes.0),
        greatest: Float(stepSizes.1)))
  }
}

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
public final class SGD: Optimizer {
  /// The leaves that are trained.
  public let parameters: [Tensor]
  /// How far a step goes along the gradient.
  public var learningRate: Double
  /// The part of the last step's direction that is kept; may be set between steps.
  public var momentum: Double
  /// The part of the gradient that momentum leaves out.
  public let dampening: Double
  /// The pull of every parameter towards zero.
  public let weightDecay: Double
  /// Whether the gradient is taken where momentum will lead.
  public let nesterov: Bool

  private var memory: OptimizerMemory

  /// An optimizer for leaves that require gradients.
  ///
  /// Traps for no parameters, for one that is not a leaf, and for negative settings.
  ///
  ///     SGD(model.parameters, learningRate: 0.01, momentum: 0.9, nesterov: true)
  public init(
    _ parameters: [Tensor], learningRate: Double, momentum: Double = 0, dampening: Double = 0,
    weightDecay: Double = 0, nesterov: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    checkTrainable(parameters, file, line)
    checkSetting("learning rate", learningRate, file, line)
    checkSetting("momentum value", momentum, file, line)
    checkSetting("weight_decay value", weightDecay, file, line)
    if nesterov && (momentum == 0 || dampening != 0) {
      trap("Nesterov momentum requires a momentum and zero dampening", file, line)
    }
    self.parameters = parameters
    self.learningRate = learningRate
    self.momentum = momentum
    self.dampening = dampening
    self.weightDecay = weightDecay
    self.nesterov = nesterov
    memory = OptimizerMemory(["momentum_buffer"], of: parameters)
  }

  /// Changes every parameter that has a gradient.
  ///
  ///     loss.backward()
  ///     optimizer.step()
  public func step() {
    if momentum != 0 { return stepWithMomentum() }
    let (rate, decay) = (Float(learningRate), Float(weightDecay))
    forEachGradient { _, parameter, gradient in
      if decay == 0 {
        parameter.assign(parameter, gradient, by: Descent(rate: rate))
      } else {
        parameter.assign(parameter, gradient) { $0 - rate * ($1 + decay * $0) }
      }
    }
  }

  /// What is remembered of past steps: `0.step` and `0.momentum_buffer`, with momentum.
  public var stateDict: [(name: String, tensor: Tensor)] { memory.stateDict }

  /// Takes over what another optimizer of this kind remembers.
  ///
  ///     try optimizer.load(saved)
  public func load(
    _ stateDict: [(name: String, tensor: Tensor)]
  ) throws(OptimizerStateError) {
    memory = try memory.loading(stateDict, of: parameters)
  }

  private func stepWithMomentum() {
    forEachGradient { index, parameter, gradient in
      let isFirst = memory.advance(index, parameter) == 1
      autograd_step_momentum(
        parameter.data, gradient.data, memory[index, 0], parameter.count,
        autograd_momentum_settings(
          rate: Float(learningRate), decay: Float(weightDecay),
          kept: isFirst ? 0 : Float(momentum), share: isFirst ? 1 : Float(1 - dampening),
          momentum: Float(momentum), is_nesterov: nesterov))
    }
  }
}

/// A step against the gradient.
private struct Descent: PairFunction {
  let rate: Float

  @inline(__always)
  func callAsFunction(_ w: Float, _ g: Float) -> Float { w - rate * g }
}

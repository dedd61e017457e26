/// A quasi-Newton method with limited memory: steps along gradients that are bent by what the last
/// ones taught about curvature (Liu and Nocedal 1989).
///
/// It asks for the loss several times a step, so that it takes a closure that drops gradients, computes
/// the loss, walks back and returns it:
///
///     let optimizer = LBFGS(model.parameters, lineSearch: .strongWolfe)
///     for _ in 0..<10 {
///       optimizer.step {
///         optimizer.zeroGrad()
///         let loss = mseLoss(model(x), y)
///         loss.backward()
///         return loss
///       }
///     }
///
/// All parameters are one vector and have the same settings. For batches that change from step to step
/// it is not made. Steps are PyTorch's, but for the order in which dot products are added up: here they
/// are chains of fused multiply-adds.
public final class LBFGS: Optimizer, CustomStringConvertible {
  /// How the length of a step is found.
  public enum LineSearch: Sendable {
    /// Wolfe's strong conditions: the loss falls enough, and its slope becomes flat enough.
    case strongWolfe
  }

  /// The leaves that are trained.
  public let parameters: [Tensor]
  /// How far a step goes along its direction; a line search begins there.
  public var learningRate: Double
  /// How many directions a step tries at most.
  public var maxIterations: Int
  /// How often a step asks for the loss at most.
  public var maxEvaluations: Int
  /// A step ends where no gradient is greater.
  public var gradientTolerance: Double
  /// A step ends where parameters, or the loss, change by less.
  public var changeTolerance: Double
  /// How many of the last directions are remembered.
  public var historySize: Int
  /// How the length of a step is found; nil for the learning rate.
  public var lineSearch: LineSearch?
  /// Whether steps lead up instead of down.
  public var maximize: Bool
  var memory = CurvatureMemory()
  /// What a schedule adds to what is printed.
  var scheduledListing: [(name: String, value: String)] = []

  /// An optimizer for leaves that require gradients; `maxEvaluations` is 1.25 times `maxIterations`
  /// unless given.
  ///
  /// Traps for no parameters, for one that is not a leaf, and for a negative rate.
  ///
  ///     LBFGS(model.parameters, learningRate: 0.1, historySize: 10)
  public init(
    _ parameters: [Tensor], learningRate: Double = 1, maxIterations: Int = 20,
    maxEvaluations: Int? = nil, gradientTolerance: Double = 1e-7, changeTolerance: Double = 1e-9,
    historySize: Int = 100, lineSearch: LineSearch? = nil, maximize: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    checkTrainable(parameters, file, line)
    if let problem = negative(("learning rate", learningRate)) { trap(problem, file, line) }
    self.parameters = parameters
    self.learningRate = learningRate
    self.maxIterations = maxIterations
    self.maxEvaluations = maxEvaluations ?? maxIterations * 5 / 4
    self.gradientTolerance = gradientTolerance
    self.changeTolerance = changeTolerance
    self.historySize = historySize
    self.lineSearch = lineSearch
    self.maximize = maximize
  }

  /// Traps: this optimizer asks for losses itself.
  public func step() {
    trap(
      "LBFGS.step() missing 1 required positional argument: 'closure'; write optimizer.step { … } "
        + "with a closure that returns the loss", #fileID, #line)
  }

  /// Changes all parameters, and returns the loss before.
  ///
  /// The closure drops gradients, computes the loss, calls `backward()` on it and returns it.
  @discardableResult
  public func step(_ closure: () -> Tensor) -> Tensor {
    withoutActuallyEscaping(closure) { takeStep($0) }
  }

  private func takeStep(_ closure: @escaping () -> Tensor) -> Tensor {
    let first = closure()
    var loss = signed(first)
    var gradient = flatGradient
    var evaluations = 1
    memory.evaluations += 1
    if isFlat(gradient) { return first }
    var iterations = 0
    while iterations < maxIterations {
      iterations += 1
      let direction = memory.direction(for: gradient, historySize: historySize)
      let lastLoss = loss
      var step = MixedNumber(learningRate)
      if memory.iterations == 1 {
        let whole =
          MixedNumber(1) / MixedNumber(single: Tensor(gradient.map(\.magnitude)).node.total)
        step = (whole < MixedNumber(1) ? whole : MixedNumber(1)) * step
      }
      memory.step = step
      let slope = MixedNumber(single: gradient.dot(direction))
      if slope > MixedNumber(-changeTolerance) { break }
      var asked = 0
      if lineSearch == .strongWolfe {
        let place = parameters.map(\.floats)
        var search = StrongWolfe(
          from: StrongWolfe.Point(
            step: step, loss: MixedNumber(loss), gradient: gradient, slope: slope),
          along: direction, changeTolerance: changeTolerance, most: maxEvaluations - evaluations
        ) { step in
          self.move(step, direction)
          let loss = self.signed(closure())
          let gradient = self.flatGradient
          self.restore(place)
          return (loss, gradient)
        }
        let (found, count) = search.search(first: step)
        (loss, gradient, step, asked) = (found.loss.value, found.gradient, found.step, count)
        memory.step = step
        move(step, direction)
      } else {
        move(step, direction)
        if iterations != maxIterations {
          loss = signed(closure())
          gradient = flatGradient
          asked = 1
        }
      }
      evaluations += asked
      memory.evaluations += asked
      if iterations == maxIterations || evaluations >= maxEvaluations || isFlat(gradient) { break }
      let change = direction.map { $0 * step.single }.greatestMagnitude
      if change <= Float(changeTolerance) || (loss - lastLoss).magnitude < changeTolerance { break }
    }
    return first
  }

  private func signed(_ loss: Tensor) -> Double {
    maximize ? -Double(loss.node.data[0]) : Double(loss.node.data[0])
  }

  private func isFlat(_ gradient: [Float]) -> Bool {
    gradient.greatestMagnitude <= Float(gradientTolerance)
  }

  /// The gradients of all parameters, one behind the other; zeros where there is none.
  private var flatGradient: [Float] {
    parameters.flatMap { parameter -> [Float] in
      guard let gradient = parameter.node.fields.pointee.gradient?.takeUnretainedValue() else {
        return [Float](repeating: 0, count: parameter.count)
      }
      let numbers = UnsafeBufferPointer(start: gradient.data, count: gradient.count)
      return maximize ? numbers.map { -$0 } : Array(numbers)
    }
  }

  private func move(_ step: MixedNumber, _ direction: [Float]) {
    var start = 0
    for parameter in parameters {
      let node = parameter.node
      for i in 0..<node.count {
        node.data[i] = node.data[i].addingProduct(step.single, direction[start + i])
      }
      node.fields.pointee.version &+= 1
      start += node.count
    }
  }

  private func restore(_ place: [[Float]]) {
    for (parameter, numbers) in zip(parameters, place) {
      for (i, number) in numbers.enumerated() { parameter.node.data[i] = number }
      parameter.node.fields.pointee.version &+= 1
    }
  }

  /// The optimizer as PyTorch prints it.
  public var description: String {
    let rate = learningRate == 1 ? "1" : learningRate.asSetting
    let search = lineSearch == nil ? "None" : "strong_wolfe"
    let settings = [
      ("history_size", String(historySize)), ("line_search_fn", search), ("lr", rate),
      ("max_eval", String(maxEvaluations)), ("max_iter", String(maxIterations)),
      ("maximize", maximize.inPython), ("tolerance_change", changeTolerance.inPython),
      ("tolerance_grad", gradientTolerance.inPython),
    ]
    return "LBFGS (\nParameter Group 0\n\(listed(settings + scheduledListing)))"
  }
}

/// What LBFGS remembers: its last directions, and how gradients changed along them.
struct CurvatureMemory {
  /// How often the loss was asked for.
  var evaluations = 0
  /// How many directions were tried.
  var iterations = 0
  var lastGradient: [Float]?
  var direction: [Float] = []
  /// How far the last step went along its direction.
  var step = MixedNumber(0)
  /// How gradients changed, and by which steps; the oldest first.
  var changes: [[Float]] = []
  var steps: [[Float]] = []
  /// One over the products of a change and its step.
  var scales: [Float] = []
  /// The curvature where nothing is remembered.
  var curvature: Float = 1

  /// The direction of the next step: the inverse of the curvatures, times the gradient, downwards.
  mutating func direction(for gradient: [Float], historySize: Int) -> [Float] {
    iterations += 1
    defer { lastGradient = gradient }
    guard iterations > 1, let lastGradient else {
      (changes, steps, scales, curvature) = ([], [], [], 1)
      direction = gradient.map { -$0 }
      return direction
    }
    let change = zip(gradient, lastGradient).map { $0 - $1 }
    let taken = direction.map { $0 * step.single }
    let product = change.dot(taken)
    if product > 1e-10 {
      if changes.count == historySize, !changes.isEmpty {
        changes.removeFirst()
        steps.removeFirst()
        scales.removeFirst()
      }
      changes.append(change)
      steps.append(taken)
      scales.append(1 / product)
      curvature = product / change.dot(change)
    }
    var result = gradient.map { -$0 }
    var shares = [Float](repeating: 0, count: changes.count)
    for i in changes.indices.reversed() {
      shares[i] = steps[i].dot(result) * scales[i]
      result.add(changes[i], times: -shares[i])
    }
    result = result.map { $0 * curvature }
    for i in changes.indices {
      let share = changes[i].dot(result) * scales[i]
      result.add(steps[i], times: shares[i] - share)
    }
    direction = result
    return result
  }
}

extension LBFGS {
  /// Copies of what is remembered, under PyTorch's names; lists have the positions of their elements
  /// behind them: `0.func_evals`, `0.d`, `0.old_dirs.0`, ….
  public var stateDict: [(name: String, tensor: Tensor)] {
    guard memory.iterations > 0, let lastGradient = memory.lastGradient else { return [] }
    let numbers: [(String, Tensor)] = [
      ("func_evals", Tensor(memory.evaluations)), ("n_iter", Tensor(memory.iterations)),
      ("d", Tensor(memory.direction)), ("t", Tensor(memory.step.single)),
      ("H_diag", Tensor(memory.curvature)), ("prev_flat_grad", Tensor(lastGradient)),
    ]
    let lists = memory.changes.indices.flatMap { i in
      [
        ("old_dirs.\(i)", Tensor(memory.changes[i])), ("old_stps.\(i)", Tensor(memory.steps[i])),
        ("ro.\(i)", Tensor(memory.scales[i])),
      ]
    }
    return (numbers + lists).map { ("0.\($0)", $1) }
  }

  /// Takes over what another optimizer of this kind remembers.
  ///
  /// The length of the last step is taken over as a `Float`.
  public func load(
    _ stateDict: [(name: String, tensor: Tensor)]
  ) throws(OptimizerStateError) {
    var rest: [String: Tensor] = [:]
    for (name, tensor) in stateDict { rest[name] = tensor }
    var loaded = CurvatureMemory()
    if rest["0.n_iter"] != nil {
      let count = parameters.reduce(0) { $0 + $1.count }
      loaded.iterations = try takeCount("n_iter", from: &rest)
      loaded.evaluations = try takeCount("func_evals", from: &rest)
      loaded.direction = try take("d", count, from: &rest)
      loaded.step = try MixedNumber(single: take("t", 1, from: &rest)[0])
      loaded.curvature = try take("H_diag", 1, from: &rest)[0]
      loaded.lastGradient = try take("prev_flat_grad", count, from: &rest)
      while rest["0.old_dirs.\(loaded.changes.count)"] != nil {
        let i = loaded.changes.count
        loaded.changes.append(try take("old_dirs.\(i)", count, from: &rest))
        loaded.steps.append(try take("old_stps.\(i)", count, from: &rest))
        loaded.scales.append(try take("ro.\(i)", 1, from: &rest)[0])
      }
    }
    if let name = rest.keys.min() {
      throw OptimizerStateError(description: "\(name) is not expected")
    }
    memory = loaded
  }

  private func takeCount(
    _ name: String, from state: inout [String: Tensor]
  ) throws(OptimizerStateError) -> Int {
    guard let count = Int(exactly: try take(name, 1, from: &state)[0]), count > 0 else {
      throw OptimizerStateError(description: "0.\(name) is no positive whole number")
    }
    return count
  }

  private func take(
    _ name: String, _ count: Int, from state: inout [String: Tensor]
  ) throws(OptimizerStateError) -> [Float] {
    guard let numbers = state.removeValue(forKey: "0.\(name)") else {
      throw OptimizerStateError(description: "0.\(name) is missing")
    }
    if numbers.count != count {
      throw OptimizerStateError(
        description: "0.\(name) has \(numbers.count) numbers, not \(count)")
    }
    let floats = (0..<count).map { numbers.node.data[$0] }
    if count == 1, !floats[0].isFinite {
      throw OptimizerStateError(description: "0.\(name) is no finite number")
    }
    return floats
  }
}

/// What an optimizer remembers of each parameter: how many steps it took, and some numbers for each
/// of its elements.
///
/// The numbers are allocated at a parameter's first step and changed in place from then on.
struct OptimizerMemory {
  /// What each of the numbers is called, in PyTorch's state dictionaries.
  let names: [String]
  /// What the numbers are before the first step.
  let initialValue: Float
  private var steps: [Int]
  private var buffers: [[Node]]

  init(_ names: [String], of parameters: [Tensor], initialValue: Float = 0) {
    self.names = names
    self.initialValue = initialValue
    steps = Array(repeating: 0, count: parameters.count)
    buffers = Array(repeating: [], count: parameters.count)
  }

  /// Counts a step of a parameter, and returns which one it is: 1 for the first.
  mutating func advance(_ index: Int, _ parameter: Node) -> Int {
    if steps[index] == 0 {
      buffers[index] = names.map { _ in .filled(parameter.shape, with: initialValue) }
    }
    steps[index] += 1
    return steps[index]
  }

  /// The numbers of a parameter that has taken a step.
  subscript(index: Int, slot: Int) -> UnsafeMutablePointer<Float> {
    buffers[index][slot].data
  }
}

extension OptimizerMemory {
  /// Copies of all numbers under the positions of their parameters.
  var stateDict: [(name: String, tensor: Tensor)] {
    steps.indices.filter { steps[$0] > 0 }.flatMap { index in
      [("\(index).step", Tensor(steps[index]))]
        + zip(names, buffers[index]).map { ("\(index).\($0)", Tensor($1.copy())) }
    }
  }

  /// A memory that holds copies of the numbers of `stateDict`.
  func loading(
    _ stateDict: [(name: String, tensor: Tensor)], of parameters: [Tensor]
  ) throws(OptimizerStateError) -> OptimizerMemory {
    var rest: [String: Tensor] = [:]
    for (name, tensor) in stateDict { rest[name] = tensor }
    var memory = OptimizerMemory(names, of: parameters, initialValue: initialValue)
    for (index, parameter) in parameters.enumerated() {
      guard let count = rest.removeValue(forKey: "\(index).step") else { continue }
      guard count.count == 1, let steps = Int(exactly: count.item), steps > 0 else {
        throw OptimizerStateError(description: "\(index).step is no positive whole number")
      }
      memory.steps[index] = steps
      for name in names {
        guard let numbers = rest.removeValue(forKey: "\(index).\(name)") else {
          throw OptimizerStateError(description: "\(index).\(name) is missing")
        }
        if numbers.shape != parameter.shape {
          throw OptimizerStateError(
            description: "\(index).\(name) has shape \(numbers.shape), its parameter "
              + "\(parameter.shape)")
        }
        memory.buffers[index].append(numbers.node.copy())
      }
    }
    if let name = rest.keys.min() {
      throw OptimizerStateError(description: "\(name) is not expected")
    }
    return memory
  }
}

extension Double {
  /// This number to a whole power, by repeated squaring: the same bits on every system, as the C
  /// library's `pow` is not.
  func power(_ exponent: Int) -> Double {
    var (result, square, rest) = (1.0, self, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result *= square }
      square *= square
      rest >>= 1
    }
    return result
  }
}

/// What an optimizer remembers of each parameter: how many steps it took, and some numbers for each
/// of its elements.
///
/// The numbers are allocated at a parameter's first step and changed in place from then on.
struct OptimizerMemory {
  private struct Entry {
    var steps = 0
    var numbers: [(name: String, node: Node)] = []
  }

  private var entries: [Entry] = []

  mutating func makeRoom(for count: Int) {
    entries += Array(repeating: Entry(), count: count)
  }

  /// Counts a step of a parameter, and returns which one it is: 1 for the first.
  mutating func advance(_ index: Int, _ parameter: Node, _ remembered: [RememberedNumbers]) -> Int {
    let present = remembered.compactMap { numbers in
      numbers.shape(for: parameter.shape).map { (numbers, $0) }
    }
    for (numbers, shape) in present[entries[index].numbers.count...] {
      entries[index].numbers.append(
        (numbers.name, .filled(shape, with: numbers.initialValue)))
    }
    entries[index].steps += 1
    return entries[index].steps
  }

  /// The numbers of a parameter that has taken a step, as a node.
  func node(_ index: Int, _ slot: Int) -> Node { entries[index].numbers[slot].node }

  /// The numbers of a parameter that has taken a step.
  subscript(index: Int, slot: Int) -> UnsafeMutablePointer<Float> {
    entries[index].numbers[slot].node.data
  }
}

/// Numbers that are remembered of a parameter.
struct RememberedNumbers {
  /// Of which shape they are.
  enum Form {
    /// One number for each element.
    case elements
    /// A single one.
    case one
    /// One for each row, if the parameter has some: the last dimension counts as 1.
    case rows
    /// One for each column, if the parameter has rows: the last dimension but one counts as 1.
    case columns
    /// One for each element of a parameter without rows.
    case vector
  }

  /// What they are called, in PyTorch's state dictionaries.
  let name: String
  /// What they are before the first step.
  var initialValue: Float = 0
  var form = Form.elements

  /// Their shape, or nil where a parameter of that shape has none.
  func shape(for parameter: Shape) -> Shape? {
    switch form {
    case .elements: parameter
    case .one: Shape()
    case .rows: parameter.rank < 2 ? nil : parameter.replacing(parameter.rank - 1, with: 1)
    case .columns: parameter.rank < 2 ? nil : parameter.replacing(parameter.rank - 2, with: 1)
    case .vector: parameter.rank < 2 ? parameter : nil
    }
  }
}

extension OptimizerMemory {
  /// Copies of all numbers under the positions of their parameters.
  var stateDict: [(name: String, tensor: Tensor)] {
    entries.enumerated().filter { $0.element.steps > 0 }.flatMap { index, entry in
      [("\(index).step", Tensor(entry.steps))]
        + entry.numbers.map { ("\(index).\($0.name)", Tensor($0.node.copy())) }
    }
  }

  /// A memory that holds copies of the numbers of `stateDict`.
  init(
    _ stateDict: [(name: String, tensor: Tensor)], of parameters: [Tensor],
    _ remembered: [[RememberedNumbers]]
  ) throws(OptimizerStateError) {
    var rest: [String: Tensor] = [:]
    for (name, tensor) in stateDict { rest[name] = tensor }
    makeRoom(for: parameters.count)
    for (index, parameter) in parameters.enumerated() {
      guard let count = rest.removeValue(forKey: "\(index).step") else { continue }
      guard count.count == 1, let steps = Int(exactly: count.item), steps > 0 else {
        throw OptimizerStateError(description: "\(index).step is no positive whole number")
      }
      entries[index].steps = steps
      for kind in remembered[index] {
        guard let shape = kind.shape(for: parameter.node.shape) else { continue }
        guard let numbers = rest.removeValue(forKey: "\(index).\(kind.name)") else {
          throw OptimizerStateError(description: "\(index).\(kind.name) is missing")
        }
        if numbers.node.shape != shape {
          throw OptimizerStateError(
            description: "\(index).\(kind.name) has shape \(numbers.shape), "
              + (shape == parameter.node.shape ? "its parameter \(shape)" : "not \(shape)"))
        }
        entries[index].numbers.append((kind.name, numbers.node.copy()))
      }
    }
    if let name = rest.keys.min() {
      throw OptimizerStateError(description: "\(name) is not expected")
    }
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

/// What a running mean becomes with a share of something new: PyTorch's `lerp`, which begins at the nearer end.
@inline(__always)
func interpolated(_ start: Float, _ end: Float, _ share: Float) -> Float {
  share < 0.5 ? start + share * (end - start) : end - (end - start) * (1 - share)
}

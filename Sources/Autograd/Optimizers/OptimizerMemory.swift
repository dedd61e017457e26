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

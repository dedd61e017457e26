/// All derivatives of a function's outputs with respect to its inputs, by the gradient rules and by
/// central differences, both in `Double`.
struct Slopes {
  let outputCount: Int
  /// By input, output element, and input element.
  private let rules: [[[Double]]]
  /// By input, input element, and output element.
  private let differences: [[[Double]]]

  init(
    of function: ([Tensor]) -> Tensor, at inputs: [Tensor], epsilon: Double
  ) throws(GradcheckError) {
    if !inputs.contains(where: \.requiresGrad) { throw .nothingToCheck }
    let (values, again, rows, differences) = withoutActuallyEscaping(function) { function in
      let evaluation = Evaluation(function: function, inputs: inputs)
      let values = evaluation.values()
      return (
        values, evaluation.values(), evaluation.rows(values.count),
        evaluation.differences(epsilon)
      )
    }
    let isRepeated = zip(values, again).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }
    if !isRepeated || values.count != again.count { throw .notDeterministic }
    guard let rows else { throw .nothingToCheck }
    outputCount = values.count
    rules = inputs.indices.map { input in rows.map { $0[input] } }
    self.differences = differences
  }

  /// The derivative of one element of the output, by both ways.
  func pair(_ input: Int, _ element: Int, _ output: Int) -> (rule: Double, difference: Double) {
    (rules[input][output][element], differences[input][element][output])
  }
}

/// A function at fixed inputs, computed in `Double`.
private struct Evaluation {
  let function: ([Tensor]) -> Tensor
  let inputs: [Tensor]

  /// The output's numbers, with one element of an input moved a little.
  func values(moving input: Int, _ element: Int, by distance: Double) -> [Double] {
    let numbers = DoubleNumbers()
    let node = inputs[input].node
    numbers[node][element] += distance
    return numbers.use { numbers[function(inputs).node] }
  }

  /// The output's numbers.
  func values() -> [Double] {
    let numbers = DoubleNumbers()
    return numbers.use { numbers[function(inputs).node] }
  }

  /// For each element of each input, how far the output moves with it.
  func differences(_ epsilon: Double) -> [[[Double]]] {
    inputs.enumerated().map { input, tensor in
      if !tensor.requiresGrad { return [] }
      return (0..<tensor.count).map { element in
        let above = values(moving: input, element, by: epsilon)
        let below = values(moving: input, element, by: -epsilon)
        return zip(above, below).map { ($0 - $1) / (2 * epsilon) }
      }
    }
  }

  /// For each element of the output, the derivatives with respect to every input; nil if there are
  /// none.
  func rows(_ count: Int) -> [[[Double]]]? {
    let numbers = DoubleNumbers()
    return numbers.use {
      let output = function(inputs)
      if !output.requiresGrad { return nil }
      let differentiated = inputs.filter(\.requiresGrad)
      return (0..<count).map { element in
        let seed = Tensor.zeros(output.shape)
        seed.node.data[element] = 1
        let slopes = gradients(
          of: output, withRespectTo: differentiated, gradient: seed, createGraph: true)
        var next = slopes.makeIterator()
        return inputs.map { input in
          input.requiresGrad ? next.next().map { numbers[$0.node] } ?? [] : []
        }
      }
    }
  }
}

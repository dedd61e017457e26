/// Compares the gradients of a function with differences of its values, all in `Double`.
///
/// For every element x of the inputs, (f(x + ε) - f(x - ε)) / 2ε must be close to what the gradient
/// rules give: |rule - difference| ≤ `absoluteTolerance` + `relativeTolerance` · |difference|. The
/// defaults are PyTorch's. The function takes the inputs, which require gradients, and returns a
/// tensor of any shape; it is called several times and must compute the same each time. While it
/// runs, all operations compute in `Double` behind the tensors; conditions and indices are still
/// taken from the `Float`s.
///
///     let x = Tensor([0.5, -1.5], requiresGrad: true)
///     try gradcheck({ ($0[0] * 2).sin() }, [x])  // true
///
/// Returns true, or throws a `GradcheckError` that says where the two differ. A check of a custom
/// function's rule is what this is made for; all operations of the library pass it.
@discardableResult
public func gradcheck(
  _ function: ([Tensor]) -> Tensor, _ inputs: [Tensor], epsilon: Double = 1e-6,
  absoluteTolerance: Double = 1e-5, relativeTolerance: Double = 1e-3
) throws(GradcheckError) -> Bool {
  let slopes = try Slopes(of: function, at: inputs, epsilon: epsilon)
  for (input, tensor) in inputs.enumerated() where tensor.requiresGrad {
    for element in 0..<tensor.count {
      for output in 0..<slopes.outputCount {
        let (rule, difference) = slopes.pair(input, element, output)
        let tolerance = absoluteTolerance + relativeTolerance * difference.magnitude
        if !((rule - difference).magnitude <= tolerance) && rule != difference {
          throw .gradient(
            input: input, element: element, output: output, rule: rule.withOneNaN,
            difference: difference.withOneNaN)
        }
      }
    }
  }
  return true
}

/// Compares the derivatives of a function's gradients with differences of these, as `gradcheck`
/// does for the function itself.
///
///     let x = Tensor([0.5, -1.5], requiresGrad: true)
///     try gradgradcheck({ $0[0].pow(3) }, [x])  // true
///
/// Each element of the result is weighted by a number of its own before gradients are taken, which
/// are then outputs of the function that is checked.
@discardableResult
public func gradgradcheck(
  _ function: ([Tensor]) -> Tensor, _ inputs: [Tensor], epsilon: Double = 1e-6,
  absoluteTolerance: Double = 1e-5, relativeTolerance: Double = 1e-3
) throws(GradcheckError) -> Bool {
  try gradcheck(
    { inputs in
      let output = function(inputs)
      let weights = Tensor.arange(output.count).reshaped(output.shape) * 0.25 + 0.5
      let differentiated = inputs.filter(\.requiresGrad)
      let slopes = gradients(
        of: output, withRespectTo: differentiated, gradient: weights, createGraph: true)
      // Plus zero times the inputs, so that gradients that are constant still depend on them.
      return concatenated(
        zip(slopes, differentiated).map { ($0 + 0 * $1).flattened() })
    }, inputs, epsilon: epsilon, absoluteTolerance: absoluteTolerance,
    relativeTolerance: relativeTolerance)
}

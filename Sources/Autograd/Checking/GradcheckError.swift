/// Why a gradient check failed.
public enum GradcheckError: Error, Equatable {
  /// No input requires gradients, or the output does not depend on one that does.
  case nothingToCheck
  /// Two calls of the function with the same inputs gave different numbers.
  case notDeterministic
  /// The gradient rules give another number than differences of values do.
  ///
  /// `element` and `output` count in row-major order: this is the derivative of that element of the
  /// output with respect to that element of the input at position `input`.
  case gradient(input: Int, element: Int, output: Int, rule: Double, difference: Double)
}

extension GradcheckError: CustomStringConvertible {
  /// What is wrong, where, and by how much.
  public var description: String {
    switch self {
    case .nothingToCheck:
      "gradcheck expects at least one input that requires gradients, and an output that depends "
        + "on it"
    case .notDeterministic:
      "gradcheck: the function gave different values for the same inputs. Seed the random numbers "
        + "inside it, or leave them out"
    case .gradient(let input, let element, let output, let rule, let difference):
      "gradcheck: the derivative of element \(output) of the output with respect to element "
        + "\(element) of input \(input) is \(rule) by the gradient rules, but "
        + "\(difference) by differences of values"
    }
  }
}

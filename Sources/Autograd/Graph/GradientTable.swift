extension BackwardPass {
  /// The table of gradient rules: passes the gradient of a node on to its operands.
  mutating func differentiate(_ node: Node, _ gradient: inout Node) {
    switch node.fields.pointee.operation {
    case .leaf: break
    case .add, .addScalar, .subtractScalar: differentiateAdd(node, gradient)
    case .subtract: differentiateSubtract(node, &gradient)
    case .negate, .subtractFromScalar: giveNegated(&gradient, to: .first, of: node)
    case .multiply: differentiateMultiply(node, &gradient)
    case .divide: differentiateDivide(node, &gradient)
    case .multiplyByScalar: differentiateMultiplyByScalar(node, &gradient)
    case .divideByScalar: differentiateDivideByScalar(node, &gradient)
    case .reciprocal: differentiateReciprocal(node, &gradient)
    case .power: differentiatePower(node, &gradient)
    case .sum, .sumAlong, .mean, .meanAlong: differentiateReduction(node, gradient)
    case .dot, .matrixTimesVector, .vectorTimesMatrix, .matrixProduct:
      differentiateMatrixProduct(node, gradient)
    case .reshape, .unsqueeze, .squeeze, .squeezeAlong: differentiateReshape(node, &gradient)
    case .transpose, .permute: differentiateTransposition(node, gradient)
    case .select: differentiateSelect(node, gradient)
    case .fill: differentiateFill(node, gradient)
    case .linear, .linearWithoutBias, .linearOfVector, .linearOfVectorWithoutBias:
      differentiateLinear(node, gradient)
    case .meanSquaredError: differentiateMeanSquaredError(node, gradient)
    }
  }
}

/// What a node of the graph computes: the opcode that the backward pass switches over.
///
/// A new operation is one case here, its name below, and one line in `BackwardPass.differentiate`.
enum Operation: UInt8 {
  case leaf
  case add, subtract, multiply, divide, negate
  case addScalar, subtractScalar, subtractFromScalar, multiplyByScalar, divideByScalar
  case reciprocal, power
  case sum, sumAlong, mean, meanAlong
  case dot, matrixTimesVector, vectorTimesMatrix, matrixProduct
  case reshape, unsqueeze, squeeze, squeezeAlong, transpose, permute, select
  case fill
  case linear, linearWithoutBias, linearOfVector, linearOfVectorWithoutBias
  case meanSquaredError

  /// The name of PyTorch's node for this operation, as `print` shows it after `grad_fn=`.
  var gradientName: String {
    switch self {
    case .leaf: "AccumulateGrad"
    case .add, .addScalar: "AddBackward0"
    case .subtract, .subtractScalar: "SubBackward0"
    case .subtractFromScalar: "RsubBackward1"
    case .multiply, .multiplyByScalar: "MulBackward0"
    case .divide, .divideByScalar: "DivBackward0"
    case .negate: "NegBackward0"
    case .reciprocal: "ReciprocalBackward0"
    case .power: "PowBackward0"
    case .sum: "SumBackward0"
    case .sumAlong: "SumBackward1"
    case .mean: "MeanBackward0"
    case .meanAlong: "MeanBackward1"
    case .dot: "DotBackward0"
    case .matrixTimesVector: "MvBackward0"
    case .vectorTimesMatrix, .linearOfVectorWithoutBias: "SqueezeBackward4"
    case .matrixProduct, .linearWithoutBias: "MmBackward0"
    case .reshape, .linearOfVector: "ViewBackward0"
    case .unsqueeze: "UnsqueezeBackward0"
    case .squeeze: "SqueezeBackward0"
    case .squeezeAlong: "SqueezeBackward1"
    case .transpose: "TransposeBackward0"
    case .permute: "PermuteBackward0"
    case .select: "SelectBackward0"
    case .fill: "FillBackward2"
    case .linear: "AddmmBackward0"
    case .meanSquaredError: "MseLossBackward0"
    }
  }
}

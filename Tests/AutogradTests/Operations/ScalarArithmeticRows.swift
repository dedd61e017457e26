import Autograd

/// Arithmetic with a number.
let scalarArithmeticRows: [OperationRow] = [
  OperationRow(
    "add a number",
    [([0.17, -2.12, 0.26], [3])],
    values: [0.27, -2.02, 0.35999998], shape: [3],
    gradients: [[1, -2, 0.5]]
  ) { $0[0] + 0.1 },
  OperationRow(
    "add to a number",
    [([-2.84, 0.17, 2.87], [3])],
    values: [-0.8399999, 2.17, 4.87], shape: [3],
    gradients: [[1, -2, 0.5]]
  ) { 2 + $0[0] },
  OperationRow(
    "subtract a number",
    [([2.18, 1.18, -1.43], [3])],
    values: [2.0800002, 1.0799999, -1.53], shape: [3],
    gradients: [[1, -2, 0.5]]
  ) { $0[0] - 0.1 },
  OperationRow(
    "subtract from a number",
    [([-0.8, -2, 1.63], [3])],
    values: [3.3, 4.5, 0.87], shape: [3],
    gradients: [[-1, 2, -0.5]]
  ) { 2.5 - $0[0] },
  OperationRow(
    "multiply by a number",
    [([0.2, 1.67, -1.02], [3])],
    values: [0.060000002, 0.501, -0.306], shape: [3],
    gradients: [[0.3, -0.6, 0.15]]
  ) { $0[0] * 0.3 },
  OperationRow(
    "multiply a number",
    [([-1.66, 1.87, 2.91, 2.12], [2, 2])],
    values: [-11.62, 13.09, 20.37, 14.839999], shape: [2, 2],
    gradients: [[7, -14, 3.5, 21]]
  ) { 7 * $0[0] },
  OperationRow(
    "divide by a number",
    [([1.84, 1.91, 1.44], [3])],
    values: [0.61333334, 0.63666666, 0.48000002], shape: [3],
    gradients: [[0.33333334, -0.6666667, 0.16666667]]
  ) { $0[0] / 3 },
  OperationRow(
    "divide a number",
    [([-1.64, 0.11, -0.87], [3])],
    values: [-0.42682928, 6.363636, -0.8045977], shape: [3],
    gradients: [[-0.26026174, 115.70247, -0.46241245]]
  ) { 0.7 / $0[0] },
  OperationRow(
    "reciprocal",
    [([-2.83, -2.83, -1.32], [3])],
    values: [-0.3533569, -0.3533569, -0.75757575], shape: [3],
    gradients: [[-0.1248611, 0.2497222, -0.2869605]]
  ) { $0[0].reciprocal() },
]

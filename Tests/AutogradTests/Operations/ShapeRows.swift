import Autograd

/// Shapes and indices.
let shapesRows: [OperationRow] = [
  OperationRow(
    "reshape",
    [([-1.51, -0.6, -0.32, 2.72, 2.09, 2.24], [2, 3])],
    values: [-1.51, -0.6, -0.32, 2.72, 2.09, 2.24], shape: [3, 2],
    gradients: [[1, -2, 0.5, 3, -0.25, 1]]
  ) { $0[0].reshaped(3, 2) },
  OperationRow(
    "reshape with a computed extent",
    [([-2.87, -2.81, 1.26, 2.37, -0.16, 0.52], [2, 3])],
    values: [-2.87, -2.81, 1.26, 2.37, -0.16, 0.52], shape: [6],
    gradients: [[1, -2, 0.5, 3, -0.25, 1]]
  ) { $0[0].reshaped(-1) },
  OperationRow(
    "flatten",
    [([-3, -0.65, 2.56, 1.95], [2, 1, 2])],
    values: [-3, -0.65, 2.56, 1.95], shape: [4],
    gradients: [[1, -2, 0.5, 3]]
  ) { $0[0].flattened() },
  OperationRow(
    "unsqueeze",
    [([2.13, 2.83, -1.51], [3])],
    values: [2.13, 2.83, -1.51], shape: [3, 1],
    gradients: [[1, -2, 0.5]]
  ) { $0[0].unsqueezed(dim: -1) },
  OperationRow(
    "squeeze",
    [([-2.35, -2.07, 0.13], [1, 3, 1])],
    values: [-2.35, -2.07, 0.13], shape: [3],
    gradients: [[1, -2, 0.5]]
  ) { $0[0].squeezed() },
  OperationRow(
    "squeeze one dimension",
    [([1.09, 2.65, 1.33], [1, 3, 1])],
    values: [1.09, 2.65, 1.33], shape: [3, 1],
    gradients: [[1, -2, 0.5]]
  ) { $0[0].squeezed(dim: 0) },
  OperationRow(
    "transpose",
    [([0.88, 1.59, -0.26, 0.31, -2.76, 1.69], [2, 3])],
    values: [0.88, 0.31, 1.59, -2.76, -0.26, 1.69], shape: [3, 2],
    gradients: [[1, 0.5, -0.25, -2, 3, 1]]
  ) { $0[0].T },
  OperationRow(
    "transpose the outer dimensions of three",
    [([-1.6, 2.52, 0.87, -1.18, -2.23, -1.49, 0.82, 1.19, -2.33, -2.58, 0.15, 0.5], [2, 2, 3])],
    values: [-1.6, 0.82, -1.18, -2.58, 2.52, 1.19, -2.23, 0.15, 0.87, -2.33, -1.49, 0.5],
    shape: [3, 2, 2],
    gradients: [[1, -0.25, 3, 0.5, -2, 1, -2, 1, -0.25, 3, 0.5, -2]]
  ) { $0[0].transposed(0, 2) },
  OperationRow(
    "transpose the last dimensions of three",
    [
      ([-0.67, -1.66, 0.61, -2.94, -1.19, -0.24, 2.75, 0.87, 2.3, -0.15, -1.59, -1.52], [2, 2, 3])
    ],
    values: [-0.67, -2.94, -1.66, -1.19, 0.61, -0.24, 2.75, -0.15, 0.87, -1.59, 2.3, -1.52],
    shape: [2, 3, 2],
    gradients: [[1, 0.5, -0.25, -2, 3, 1, -2, 3, 1, 0.5, -0.25, -2]]
  ) { $0[0].transposed(-1, 1) },
  OperationRow(
    "row",
    [([2.76, 1.23, -1.16, -2.87, 1.05, -0.48], [2, 3])],
    values: [-2.87, 1.05, -0.48], shape: [3],
    gradients: [[0, 0, 0, 1, -2, 0.5]]
  ) { $0[0][1] },
  OperationRow(
    "element",
    [([-1.46, 1, 2.55, -1.64, -2.8, -0.97], [2, 3])],
    values: [2.55], shape: [],
    gradients: [[0, 0, 1, 0, 0, 0]]
  ) { $0[0][0][2] },
  OperationRow(
    "row from the end",
    [([-0.48, 1.1, -1.81, 1.78, 1.43, -1.77], [3, 2])],
    values: [1.43, -1.77], shape: [2],
    gradients: [[0, 0, 0, 0, 1, -2]]
  ) { $0[0][-1] },
  OperationRow(
    "one row used twice",
    [([2.82, -1.13, 1.92, -1.62], [2, 2])],
    values: [6.5064, 1.4943999], shape: [2],
    gradients: [[1, -2, 3.84, 6.48]]
  ) { $0[0][1] * $0[0][1] + $0[0][0] },
]

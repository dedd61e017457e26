import Autograd

private let rows2x3 = Tensor([[1, 2, 3], [4, 5, 6]])

let partTraps: [TrapRow] = [
  TrapRow("a view of a leaf Variable that requires grad is being used in an in-place operation.") {
    let w = Tensor([1, 2], requiresGrad: true)
    w[0] = 5
  },
  TrapRow("a leaf Variable that requires grad is being used in an in-place operation.") {
    let w = Tensor([1, 2], requiresGrad: true)
    w[w > 1] = Tensor(5)
  },
  TrapRow("a leaf Variable that requires grad is being used in an in-place operation.") {
    Tensor([1, 2], requiresGrad: true).copy(from: Tensor(0))
  },
  TrapRow("index 2 is out of bounds for dimension 0 with size 2") {
    let x = Tensor.zeros(2, 3)
    x[2] = 1
  },
  TrapRow(
    "The expanded size of the tensor (3) must match the existing size (2) at non-singleton "
      + "dimension 0.  Target sizes: [3].  Tensor sizes: [2]"
  ) {
    let x = Tensor.zeros(2, 3)
    x[0] = Tensor([1, 2])
  },
  TrapRow(
    "the number of sizes provided (1) must be greater or equal to the number of dimensions in the "
      + "tensor (2)"
  ) {
    let x = Tensor.zeros(2, 3)
    x[0] = rows2x3
  },
  TrapRow(
    "shape mismatch: value tensor of shape [3] cannot be broadcast to indexing result of shape [2]"
  ) {
    let x = Tensor.zeros(4)
    x[IndexTensor([0, 1])] = Tensor([1, 2, 3])
  },
  TrapRow(
    "one of the variables needed for gradient computation has been modified by an inplace "
      + "operation: [Float [2]], which is output 0 of CopySlices, is at version 1; expected version "
      + "0 instead."
  ) {
    let x = Tensor([1, 2], requiresGrad: true) * 1
    let loss = x.squared().sum()
    x[0] = 5
    loss.backward()
  },
  TrapRow("output with shape [3] doesn't match the broadcast shape [2, 3]") {
    Tensor.zeros(3).copy(from: rows2x3)
  },
  TrapRow("tril: input tensor must have at least 2 dimensions") { _ = Tensor([1, 2]).tril() },
  TrapRow("outer: Expected 1-D argument vec2, but got 2-D") { _ = Tensor([1]).outer(rows2x3) },
  TrapRow("Number of dimensions of repeat dims can not be smaller than number of dimensions of") {
    _ = rows2x3.tiled(2)
  },
  TrapRow("Repeats must be non-negative") { _ = rows2x3.repeated(-1, dim: 0) },
  TrapRow("amax(): Expected reduction dim 0 to have non-zero size.") {
    _ = Tensor.zeros(0, 2).amax(dim: 0)
  },
  TrapRow("amin(): Expected reduction dim to be specified for input.numel() == 0.") {
    _ = Tensor.zeros(0, 2).amin()
  },
  TrapRow(
    "The size of tensor a (3) must match the size of tensor b (2) at non-singleton dimension 1"
  ) { _ = rows2x3.clamped(min: Tensor([1, 2])) },
  TrapRow("bincount only supports 1-d non-negative integral inputs.") {
    _ = IndexTensor([1, -1]).counts()
  },
  TrapRow("max(): Expected reduction dim to be specified for input.numel() == 0.") {
    _ = IndexTensor([]).max()
  },
]

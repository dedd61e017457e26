import Autograd

private let rows2x3 = Tensor([[1, 2, 3], [4, 5, 6]])

let shapeTraps: [TrapRow] = [
  TrapRow(
    "The size of tensor a (3) must match the size of tensor b (4) at non-singleton dimension 1",
    namesCaller: false
  ) { _ = rows2x3 + Tensor([1, 2, 3, 4]) },
  TrapRow("mat1 and mat2 shapes cannot be multiplied (2x3 and 4x5)") {
    _ = rows2x3.matmul(.zeros(4, 5))
  },
  TrapRow("mat1 and mat2 shapes cannot be multiplied (1x3 and 4x2)") {
    _ = Tensor([1, 2, 3]).matmul(.zeros(4, 2))
  },
  TrapRow("size mismatch, got input (2), mat (2x3), vec (4)") {
    _ = rows2x3.matmul(.zeros(4))
  },
  TrapRow(
    "inconsistent tensor size, expected tensor [3] and src [4] to have the same number of "
      + "elements, but got 3 and 4 elements respectively"
  ) { _ = Tensor.ones(3).dot(.ones(4)) },
  TrapRow("1D tensors expected, but got 2D and 1D tensors") { _ = rows2x3.dot(.ones(3)) },
  TrapRow("both arguments to matmul need to be at least 1D, but they are 0D and 1D") {
    _ = Tensor(1).matmul(.ones(3))
  },
  TrapRow("mat1 and mat2 shapes cannot be multiplied (6x4 and 5x2)") {
    _ = Tensor.ones(2, 3, 4).matmul(.ones(5, 2))
  },
  TrapRow("size mismatch, got input (6), mat (6x4), vec (5)") {
    _ = Tensor.ones(2, 3, 4).matmul(.ones(5))
  },
  TrapRow(
    "Expected size for first two dimensions of batch2 tensor to be: [2, 4] but got: [2, 5]."
  ) { _ = Tensor.ones(2, 3, 4).matmul(.ones(2, 5, 2)) },
  TrapRow(
    "The size of tensor a (2) must match the size of tensor b (3) at non-singleton dimension 0"
  ) { _ = Tensor.ones(2, 3, 4).matmul(.ones(3, 4, 2)) },
  TrapRow("mat1 and mat2 shapes cannot be multiplied (4x3 and 2x3)") {
    _ = linear(.ones(4, 3), weight: .ones(3, 2), bias: .ones(3))
  },
  TrapRow("mat1 and mat2 shapes cannot be multiplied (4x3 and 2x3)") {
    let layer = Linear(2, 3)
    _ = layer(.ones(4, 3))
  },
  TrapRow("both arguments to linear need to be at least 1D, but they are 0D and 2D") {
    _ = linear(Tensor(5), weight: .ones(3, 2))
  },
  TrapRow("shape '[4]' is invalid for input of size 6") { _ = rows2x3.reshaped(4) },
  TrapRow("shape '[4, -1]' is invalid for input of size 6") { _ = rows2x3.reshaped(4, -1) },
  TrapRow("only one dimension can be inferred") { _ = rows2x3.reshaped(-1, -1) },
  TrapRow("invalid shape dimension -2 at index 0 of shape [-2, 3]") {
    _ = rows2x3.reshaped(-2, 3)
  },
  TrapRow("Dimension out of range (expected to be in range of [-2, 1], but got 2)") {
    _ = rows2x3.sum(dim: 2)
  },
  TrapRow("Dimension out of range (expected to be in range of [-2, 1], but got -3)") {
    _ = rows2x3.transposed(-3, 0)
  },
  TrapRow("Dimension out of range (expected to be in range of [-3, 2], but got 4)") {
    _ = rows2x3.unsqueezed(dim: 4)
  },
  TrapRow("index 2 is out of bounds for dimension 0 with size 2") { _ = rows2x3[2] },
  TrapRow("index -4 is out of bounds for dimension 0 with size 3") { _ = rows2x3[0][-4] },
  TrapRow("invalid index of a 0-dim tensor.") { _ = Tensor(1)[0] },
  TrapRow("a Tensor with 6 elements cannot be converted to Scalar", namesCaller: false) {
    _ = rows2x3.item
  },
  TrapRow("expected sequence of length 2 at dim 1 (got 1)") { _ = Tensor([[1, 2], [3]]) },
  TrapRow("expected sequence of length 2 at dim 2 (got 3)") {
    _ = Tensor([[[1, 2]], [[3, 4, 5]]])
  },
  TrapRow("shape '[2, 2]' is invalid for input of size 3") {
    _ = Tensor([1, 2, 3], shape: [2, 2])
  },
  TrapRow("Trying to create tensor with negative dimension -1") { _ = Tensor.zeros(2, -1) },
  TrapRow("unsupported format string passed to Tensor.__format__") {
    _ = "\(rows2x3, digits: 3)"
  },
  TrapRow("mseLoss of a prediction of shape [2, 1] and a target of shape [2]") {
    _ = MSELoss()(Tensor([[1], [2]]), Tensor([1, 2]))
  },
]

let creationTraps: [TrapRow] = [
  TrapRow("expected sequence of length 1 at dim 3 (got 2)") {
    _ = Tensor([[[[1], [2, 3]]]])
  },
  TrapRow("step must be nonzero") { _ = Tensor.arange(0, 1, step: 0) },
  TrapRow("upper bound and lower bound inconsistent with step sign") { _ = Tensor.arange(3, 1) },
  TrapRow("unsupported range: 0.0 -> inf") { _ = Tensor.arange(Double.infinity) },
  TrapRow("number of steps must be non-negative") { _ = Tensor.linspace(0, 1, count: -1) },
  TrapRow("Trying to create tensor with negative dimension -2") { _ = Tensor.eye(-2) },
  TrapRow("expected sequence of length 2 at dim 1 (got 1)") { _ = IndexTensor([[1, 2], [3]]) },
  TrapRow("shape '[2, 2]' is invalid for input of size 3") {
    _ = IndexTensor([1, 2, 3], shape: [2, 2])
  },
  TrapRow("shape '[2, 2]' is invalid for input of size 1") { _ = Mask([true], shape: [2, 2]) },
  TrapRow("index 3 is out of bounds for dimension 0 with size 3") {
    _ = IndexTensor([1, 2, 3])[3]
  },
  TrapRow("random_ expects 'from' to be less than 'to', but got from=1 >= to=1") {
    _ = IndexTensor.randint(2, in: 1..<1)
  },
  TrapRow("Trying to create tensor with negative dimension -1") { _ = IndexTensor.randperm(-1) },
  TrapRow("ZeroDivisionError", namesCaller: false) { _ = IndexTensor([1]) % 0 },
  TrapRow("arithmetic overflow in an IndexTensor", namesCaller: false) {
    _ = IndexTensor([.max]) + 1
  },
  TrapRow("arithmetic overflow in an IndexTensor", namesCaller: false) {
    _ = IndexTensor([.min]) * IndexTensor([-1])
  },
]

let elementwiseTraps: [TrapRow] = [
  TrapRow(
    "The size of tensor a (3) must match the size of tensor b (4) at non-singleton dimension 1"
  ) { _ = maximum(rows2x3, .ones(4)) },
  TrapRow(
    "The size of tensor a (3) must match the size of tensor b (4) at non-singleton dimension 1"
  ) { _ = Tensor.where(rows2x3 > 0, .ones(4), 0) },
  TrapRow(
    "The size of tensor a (3) must match the size of tensor b (2) at non-singleton dimension 0",
    namesCaller: false
  ) { _ = Tensor([1, 2, 3]) < Tensor([1, 2]) },
]

let joiningTraps: [TrapRow] = [
  TrapRow("flatten() has invalid args: start_dim cannot come after end_dim") {
    _ = rows2x3.flattened(startDim: 1, endDim: 0)
  },
  TrapRow("permute: number of dimensions in the tensor input does not match the length") {
    _ = rows2x3.permuted(0)
  },
  TrapRow("permute(): duplicate dims are not allowed.") { _ = rows2x3.permuted(1, 1) },
  TrapRow(
    "The expanded size of the tensor (4) must match the existing size (3) at non-singleton "
      + "dimension 1.  Target sizes: [2, 4].  Tensor sizes: [2, 3]"
  ) { _ = rows2x3.expanded(2, 4) },
  TrapRow(
    "the number of sizes provided (1) must be greater or equal to the number of dimensions in "
      + "the tensor (2)"
  ) { _ = rows2x3.expanded(3) },
  TrapRow("Trying to create tensor with negative dimension -1") {
    _ = rows2x3.expanded(-1, 2, 3)
  },
  TrapRow("concatenated(): expected a non-empty list of Tensors") { _ = concatenated([]) },
  TrapRow("zero-dimensional tensor (at position 1) cannot be concatenated") {
    _ = concatenated([.ones(1), Tensor(1)])
  },
  TrapRow("Tensors must have same number of dimensions: got 2 and 1") {
    _ = concatenated([rows2x3, .ones(3)])
  },
  TrapRow(
    "Sizes of tensors must match except in dimension 0. Expected size 3 but got size 4 for "
      + "tensor number 1 in the list."
  ) { _ = concatenated([rows2x3, .ones(2, 4)]) },
  TrapRow("stacked expects a non-empty list of Tensors") { _ = stacked([]) },
  TrapRow(
    "stack expects each tensor to be equal size, but got [2, 3] at entry 0 and [3] at entry 1"
  ) { _ = stacked([rows2x3, .ones(3)]) },
  TrapRow("split expects split_size be positive, but got split_size=0") { _ = rows2x3.split(0) },
  TrapRow("split expects at least a 1-dimensional tensor") { _ = Tensor(1).split(1) },
  TrapRow("split_with_sizes expects split_sizes to sum exactly to 2") {
    _ = rows2x3.split([1, 2])
  },
]

let reductionTraps: [TrapRow] = [
  TrapRow("dim -1 appears multiple times in the list of dims") {
    _ = rows2x3.sum(dims: [1, -1])
  },
  TrapRow("max(): Expected reduction dim to be specified for input.numel() == 0.") {
    _ = Tensor.zeros(0).max()
  },
  TrapRow("argmin(): Expected reduction dim to be specified for input.numel() == 0.") {
    _ = Tensor.zeros(0).argmin()
  },
  TrapRow("max(): Expected reduction dim 1 to have non-zero size.") {
    _ = Tensor.zeros(2, 0).max(dim: 1)
  },
  TrapRow("Dimension out of range (expected to be in range of [-2, 1], but got 2)") {
    _ = rows2x3.softmax(dim: 2)
  },
]

let indexingTraps: [TrapRow] = [
  TrapRow("index 3 is out of bounds for dimension 1 with size 3") { _ = rows2x3[0, 3] },
  TrapRow("too many indices for tensor of dimension 2") { _ = rows2x3[0, 0, 0] },
  TrapRow("a stride of a tensor begins at or above zero, and rises") {
    _ = rows2x3[stride(from: 1, to: -1, by: -1)]
  },
  TrapRow("index 2 is out of bounds for dimension 0 with size 2") {
    _ = rows2x3[IndexTensor([0, 2])]
  },
  TrapRow("index -4 is out of bounds for dimension 1 with size 3") {
    _ = rows2x3[IndexTensor([0]), IndexTensor([-4])]
  },
  TrapRow(
    "The shape of the mask [3] at index 0 does not match the shape of the indexed tensor [2, 3] "
      + "at index 0"
  ) { _ = rows2x3[Mask([true, true, false])] },
  TrapRow("Index tensor must have the same number of dimensions as input tensor") {
    _ = rows2x3.gathered(dim: 0, index: IndexTensor([0]))
  },
  TrapRow("Size does not match at dimension 0 expected index [3, 1] to be no larger than") {
    _ = rows2x3.gathered(dim: 1, index: IndexTensor([[0], [0], [0]]))
  },
  TrapRow("index -1 is out of bounds for dimension 1 with size 3") {
    _ = rows2x3.gathered(dim: 1, index: IndexTensor([[-1]]))
  },
  TrapRow("selected index k out of range") { _ = rows2x3.topK(4) },
  TrapRow("Class values must be smaller than num_classes.") {
    _ = oneHot(IndexTensor([3]), classes: 3)
  },
  TrapRow("Class values must be non-negative.") { _ = oneHot(IndexTensor([-1])) },
  TrapRow("Can not infer total number of classes from empty tensor.") {
    _ = oneHot(IndexTensor([]))
  },
  TrapRow("Trying to backward through the graph a second time") {
    let part = Tensor([1, 2], requiresGrad: true)[IndexTensor([0])]
    part.backward()
    part.backward()
  },
]

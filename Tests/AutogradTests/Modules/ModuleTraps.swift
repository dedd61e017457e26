import Autograd
import Testing

private let filters = Tensor.ones(8, 3, 3, 3)

let moduleTraps: [TrapRow] = [
  TrapRow(
    "Expected 3D (unbatched) or 4D (batched) input to conv2d, but got input of size: [2, 3]"
  ) { _ = conv2d(.ones(2, 3), weight: filters) },
  TrapRow(
    "Given groups=1, weight of size [8, 3, 3, 3], expected input[1, 1, 8, 8] to have 3 channels, "
      + "but got 1 channels instead"
  ) {
    let layer = Conv2d(weight: filters, bias: nil, padding: (1, 1))
    _ = layer(.ones(1, 1, 8, 8))
  },
  TrapRow(
    "Calculated padded input size per channel: (2 x 4). Kernel size: (3 x 3). "
      + "Kernel size can't be greater than actual input size"
  ) { _ = conv2d(.ones(1, 3, 2, 2), weight: filters, stride: (1, 1), padding: (0, 1)) },
  TrapRow(
    "Given weight of size [8, 3, 3, 3], expected bias to be 1-dimensional with 8 elements, but got "
      + "bias of size [4] instead"
  ) { _ = conv2d(.ones(1, 3, 4, 4), weight: filters, bias: .ones(4)) },
  TrapRow("non-positive stride is not supported") {
    _ = conv2d(.ones(1, 3, 4, 4), weight: filters, stride: 0)
  },
  TrapRow("negative padding is not supported") {
    _ = conv2d(.ones(1, 3, 4, 4), weight: filters, padding: -1)
  },
  TrapRow("dilation should be greater than zero, but got [0, 0]") {
    _ = conv2d(.ones(1, 3, 4, 4), weight: filters, dilation: 0)
  },
  TrapRow("non-positive groups is not supported") {
    _ = conv2d(.ones(1, 3, 4, 4), weight: filters, groups: 0)
  },
  TrapRow(
    "Given groups=2, expected weight to be divisible by 2 at dimension 0, but got weight of size "
      + "[[3, 2, 3, 3]] instead"
  ) { _ = conv2d(.ones(1, 4, 4, 4), weight: .ones(3, 2, 3, 3), groups: 2) },
  TrapRow("in_channels must be divisible by groups") {
    _ = Conv2d(3, 8, kernelSize: 3, groups: 2)
  },
  TrapRow("out_channels must be divisible by groups") {
    _ = Conv2d(4, 7, kernelSize: 3, groups: 2)
  },
  TrapRow("groups must be a positive integer") { _ = Conv2d(4, 7, kernelSize: 3, groups: 0) },
  TrapRow("non-empty 3D or 4D (batch mode) tensor expected for input") {
    _ = maxPool2d(.ones(2, 3), kernelSize: 2)
  },
  TrapRow(
    "pad should be at most half of effective kernel size, but got pad=2, kernel_size=2 and "
      + "dilation=1"
  ) { _ = avgPool2d(.ones(1, 1, 4, 4), kernelSize: 2, padding: 2) },
  TrapRow(
    "Given input size: (1x2x2). Calculated output size: (1x0x0). Output size is too small"
  ) {
    let layer = MaxPool2d(3)
    _ = layer(.ones(1, 1, 2, 2))
  },
  TrapRow("stride should not be zero") {
    _ = maxPool2d(.ones(1, 1, 2, 2), kernelSize: 2, stride: 0)
  },
  TrapRow("dilation should be greater than zero, but got dilationH: 0 dilationW: 0") {
    _ = maxPool2d(.ones(1, 1, 4, 4), kernelSize: 2, dilation: 0)
  },
  TrapRow(
    "Expected 3D or 4D (batch mode) tensor with optional 0 dim batch size for input, but got:"
      + "[1, 0, 4, 4]"
  ) { _ = avgPool2d(.ones(1, 0, 4, 4), kernelSize: 2) },
  TrapRow("expected 4D input (got 2D input)") {
    let layer = BatchNorm2d(3)
    _ = layer(.ones(2, 3))
  },
  TrapRow("expected 2D or 3D input (got 4D input)") {
    let layer = BatchNorm1d(3)
    _ = layer(.ones(2, 3, 1, 1))
  },
  TrapRow("running_mean should contain 4 elements not 3") {
    let layer = BatchNorm1d(3)
    _ = layer(.ones(2, 4))
  },
  TrapRow("weight should contain 3 elements not 4") {
    _ = batchNorm(
      .ones(2, 3), runningMean: .ones(3), runningVariance: .ones(3), weight: .ones(4))
  },
  TrapRow("running_mean must be defined in evaluation mode") {
    _ = batchNorm(.ones(2, 3), runningMean: nil, runningVariance: nil)
  },
  TrapRow(
    "Expected more than 1 value per channel when training, got input size torch.Size([1, 3])"
  ) {
    let layer = BatchNorm1d(3)
    _ = layer(.ones(1, 3))
  },
  TrapRow(
    "Given normalized_shape=[2, 3], expected input with shape [*, 2, 3], but got input of size"
      + "[2, 4]"
  ) {
    let layer = LayerNorm([2, 3])
    _ = layer(.ones(2, 4))
  },
  TrapRow(
    "Expected weight to be of same shape as normalized_shape, but got weight of shape [3] and "
      + "normalized_shape = [4]"
  ) {
    _ = layerNorm(.ones(2, 4), normalizedShape: [4], weight: .ones(3))
  },
  TrapRow(
    "Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one "
      + "element, but got normalized_shape = []"
  ) {
    _ = layerNorm(.ones(2, 4), normalizedShape: [])
  },
  TrapRow("dropout probability has to be between 0 and 1, but got 1.5") { _ = Dropout(1.5) },
  TrapRow("dropout probability has to be between 0 and 1, but got -0.1") {
    _ = dropout(.ones(2), p: -0.1)
  },
  TrapRow("Trying to create tensor with negative dimension -1") { _ = Linear(-1, 3) },
  TrapRow("index 3 is out of range") {
    let model = Sequential { ReLU() }
    _ = model[3]
  },
  TrapRow("index out of range in self") { _ = embedding(IndexTensor([3]), weight: .ones(3, 2)) },
  TrapRow("index out of range in self") {
    let layer = Embedding(3, 2)
    _ = layer(IndexTensor([-1]))
  },
  TrapRow("'weight' must be 2-D") { _ = embedding(IndexTensor([0]), weight: .ones(3)) },
  TrapRow("Padding_idx must be within num_embeddings") { _ = Embedding(3, 2, paddingIndex: 3) },
  TrapRow("Padding_idx must be within num_embeddings, from -3 to 2; it is -4") {
    _ = Embedding(weight: .eye(3), paddingIndex: -4)
  },
  TrapRow("Expected tensor for argument #1 'indices' to hold whole numbers; but got 1.5") {
    let layer = Embedding(3, 2)
    _ = layer(Tensor([1.5]))
  },
  TrapRow("Fan in and fan out can not be computed for tensor with fewer than 2 dimensions") {
    Tensor.ones(3).initialize(.kaimingUniform())
  },
  TrapRow("uniform_ expects to return a [from, to) range, but found from=2.0 > to=1.0") {
    Tensor.ones(3).initialize(.uniform(2, 1))
  },
  TrapRow("normal expects std >= 0.0, but found std -1.0") {
    Tensor.ones(3).initialize(.normal(std: -1))
  },
  TrapRow("Dimension out of range (expected to be in range of [-1, 0], but got 1)") {
    let layer = Flatten()
    _ = layer(.ones(3))
  },
]

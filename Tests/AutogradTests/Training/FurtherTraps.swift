import Autograd

private func leaf() -> [Tensor] { [Tensor([1, 2], requiresGrad: true)] }

/// What further layers, losses and optimizers refuse.
let furtherTraps: [TrapRow] = [
  TrapRow("LBFGS.step() missing 1 required positional argument: 'closure'", namesCaller: false) {
    LBFGS(leaf()).step()
  },
  TrapRow("Invalid learning rate: -1.0") { _ = LBFGS(leaf(), learningRate: -1) },
  TrapRow(
    "Muon only supports 2D parameters whereas we found a parameter with size: torch.Size([2])"
  ) { _ = Muon(leaf()) },
  TrapRow("Number of steps must be less than 100 for computational efficiency") {
    _ = Muon([Tensor.ones(2, 2, requiresGrad: true)], steps: 100)
  },
  TrapRow("beta2_decay should be <= 0 but is: 1.0") { _ = Adafactor(leaf(), betaDecay: 1) },
  TrapRow("Clipping threshold d should be >= 1 but is: 0.5") {
    _ = Adafactor(leaf(), threshold: 0.5)
  },
  TrapRow("Expect a 1D vector, but got shape [2, 2]") {
    _ = cartesianProd(.ones(2, 2), .ones(2))
  },
  TrapRow("Expect a 1D vector, but got shape [2, 2]") { _ = Tensor.ones(2, 2).combinations() },
  TrapRow("Expect a non-negative number, but got -1") { _ = Tensor.ones(2).combinations(-1) },
  TrapRow(
    "torch.block_diag: Input tensors must have 2 or fewer dimensions. Input 1 has 3 dimensions"
  ) { _ = blockDiag(.ones(1, 1), .ones(1, 1, 1)) },
  TrapRow(
    "contracted dimensions need to match, but first has size 3 in dim -1 and second has size 2 in "
      + "dim 0"
  ) { _ = Tensor.ones(2, 3).tensorDot(.ones(2, 3), dims: 1) },
  TrapRow("both dimension lists should have same length") {
    _ = Tensor.ones(2, 3).tensorDot(.ones(2, 3), dims: [0], and: [0, 1])
  },
  TrapRow("tensordot expects dims >= 0, but got dims=-1") {
    _ = Tensor.ones(2, 3).tensorDot(.ones(2, 3), dims: -1)
  },
  TrapRow("tensordot expects dims < ndim_a or ndim_b, but got dims=3") {
    _ = Tensor.ones(2, 3).tensorDot(.ones(2, 3), dims: 3)
  },
  TrapRow("dim 0 appears multiple times in the list of dims") {
    _ = Tensor.ones(2, 3).tensorDot(.ones(2, 3), dims: [0, 0], and: [0, 0])
  },
  TrapRow("x must be a one-dimensional tensor.") { _ = Tensor.ones(2, 2).vander() },
  TrapRow("N must be non-negative.") { _ = Tensor.ones(2).vander(-1) },
  TrapRow("row must be non-negative, got-1") { _ = trilIndices(-1, 3) },
  TrapRow("col must be non-negative, got-2") { _ = triuIndices(1, -2) },
  TrapRow("median(): Expected reduction dim 1 to have non-zero size.") {
    _ = Tensor.ones(2, 0).nanMedian(dim: 1)
  },
  TrapRow("min_val cannot be greater than max_val") { _ = Hardtanh(min: 1, max: 0)(.ones(2)) },
  TrapRow("lambda must be greater or equal to 0, but found to be -1.0.") {
    _ = Softshrink(-1)(.ones(2))
  },
  TrapRow("ZeroDivisionError: alpha cannot be 0 for CELU") { _ = CELU(alpha: 0)(.ones(2)) },
  TrapRow("Halving dimension must be even, but dimension 0 is size 3") { _ = GLU()(.ones(3)) },
  TrapRow("glu does not support 0-dimensional tensors") { _ = GLU()(Tensor(1)) },
  TrapRow(
    "Mismatch of parameter numbers and input channel size. Found parameter numbers = 3 and "
      + "channel size = 2."
  ) { _ = PReLU(3)(.ones(4, 2)) },
  TrapRow("Padding length must be divisible by 2") { _ = Tensor.ones(2).padded([1]) },
  TrapRow("Argument #4: Padding size should be less than the corresponding input dimension") {
    _ = ReflectionPad1d(3)(.ones(1, 3))
  },
  TrapRow("Padding value causes wrapping around more than once.") {
    _ = CircularPad1d(4)(.ones(1, 3))
  },
  TrapRow(
    "The input size 3, plus negative padding -2 and -2, resulted in a negative output size, "
      + "which is invalid."
  ) { _ = ZeroPad1d(-2)(.ones(1, 3)) },
  TrapRow(
    "pixel_shuffle expects its input's 'channel' dimension to be divisible by the square of "
      + "upscale_factor, but input.size(-3)=3 is not divisible by 4"
  ) { _ = PixelShuffle(2)(.ones(3, 1, 1)) },
  TrapRow("pixel_unshuffle expects height to be divisible by downscale_factor") {
    _ = PixelUnshuffle(2)(.ones(1, 3, 2))
  },
  TrapRow("unflatten: Provided sizes [2, 2] don't multiply up to the size of dim 0 (6)") {
    _ = Tensor.ones(6).unflattened(dim: 0, into: [2, 2])
  },
  TrapRow("either size or scale_factor should be defined, and only one of them") {
    _ = interpolate(.ones(1, 1, 2))
  },
  TrapRow("align_corners option can only be set with the interpolating modes") {
    _ = interpolate(.ones(1, 1, 2), scaleFactor: 2, alignCorners: true)
  },
  TrapRow("adaptive_max_pool2d(): Expected 3D or 4D tensor") {
    _ = AdaptiveMaxPool2d(1)(.ones(2, 2))
  },
  TrapRow(
    "Expected more than 1 spatial element when training, got input size torch.Size([2, 3, 1])"
  ) {
    _ = InstanceNorm1d(3)(.ones(2, 3, 1))
  },
  TrapRow("expected 3D or 4D input (got 2D input)") { _ = InstanceNorm2d(3)(.ones(2, 3)) },
  TrapRow("Given normalized_shape=[4], expected input with shape [*, 4]") {
    _ = RMSNorm(4)(.ones(2, 3))
  },
  TrapRow("dropout probability has to be between 0 and 1, but got 2.0") { _ = AlphaDropout(2) },
  TrapRow("bilinear(): input2 size does not match weight size: got 2 but expected 3") {
    _ = Bilinear(2, 3, 4)(.ones(1, 2), .ones(1, 2))
  },
  TrapRow("offsets[0] has to be 0") {
    _ = EmbeddingBag(3, 2)(IndexTensor([0, 1]), offsets: IndexTensor([1]))
  },
  TrapRow("only p == 1 and p == 2 supported") { _ = MultiMarginLoss(p: 3) },
  TrapRow("target out of range: 3 of 2 classes") {
    _ = MultiMarginLoss()(.ones(1, 2), IndexTensor([3]))
  },
  TrapRow("inconsistent target size, expected 2 but got [3]") {
    _ = MultiMarginLoss()(.ones(2, 2), IndexTensor([0, 1, 0]))
  },
  TrapRow("inconsistent target size: [1, 3] for input of size: [1, 2]") {
    _ = MultiLabelMarginLoss()(.ones(1, 2), IndexTensor([[0, 1, 0]]))
  },
]

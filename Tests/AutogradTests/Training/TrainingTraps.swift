import Autograd

private func leaf() -> [Tensor] { [Tensor([1, 2], requiresGrad: true)] }

let layerTraps: [TrapRow] = [
  TrapRow("Expected 2D (unbatched) or 3D (batched) input to conv1d, but got input of size: [3]") {
    _ = Conv1d(1, 1, kernelSize: 1)(.ones(3))
  },
  TrapRow(
    "Given transposed=1, weight of size [2, 3, 1, 1], expected input[1, 1, 4, 4] to have 2 channels, "
      + "but got 1 channels instead"
  ) { _ = ConvTranspose2d(2, 3, kernelSize: 1)(.ones(1, 1, 4, 4)) },
  TrapRow("output padding must be smaller than stride, but got an output padding of 2") {
    _ = ConvTranspose2d(1, 1, kernelSize: 1, stride: 2, outputPadding: 2)(.ones(1, 1, 4, 4))
  },
  TrapRow("num_channels (5) must be divisible by num_groups (2)") { _ = GroupNorm(2, 5) },
  TrapRow("adaptive_avg_pool2d(): Expected 3D or 4D tensor") {
    _ = AdaptiveAvgPool2d(1)(.ones(2, 2))
  },
  TrapRow("input has inconsistent input_size: got 3 expected 2") {
    _ = LSTMCell(2, 4)(.ones(1, 3))
  },
  TrapRow("GRUCell: Expected hidden of size [1, 4], got [4]") {
    _ = GRUCell(2, 4)(.ones(1, 2), state: .ones(4))
  },
  TrapRow("Feature dropout requires at least 2 dimensions") { _ = dropout2d(.ones(2)) },
]

let lossTraps: [TrapRow] = [
  TrapRow(
    "mseLoss of a prediction of shape [2] and a target of shape [2, 1]: the shapes must be the same"
  ) { _ = MSELoss()(.ones(2), .ones(2, 1)) },
  TrapRow(
    "l1Loss of a prediction of shape [2] and a target of shape [2, 1]: the shapes must be the same"
  ) { _ = L1Loss()(.ones(2), .ones(2, 1)) },
  TrapRow(
    "huberLoss of a prediction of shape [2] and a target of shape []: the shapes must be the same"
  ) { _ = huberLoss(.ones(2), Tensor(1)) },
  TrapRow("huber_loss does not support non-positive values for delta.") {
    _ = HuberLoss(delta: 0)
  },
  TrapRow("Target size ([4]) must be the same as input size ([3, 4])") {
    _ = BCEWithLogitsLoss()(.ones(3, 4), .ones(4))
  },
  TrapRow("a weight of shape [2, 3] does not fit input of shape [3]") {
    _ = BCEWithLogitsLoss(positiveWeight: .ones(2, 3))(.ones(3), .ones(3))
  },
  TrapRow("all elements of input should be between 0 and 1, but one is 1.5") {
    _ = BCELoss()(Tensor([0.5, 1.5]), .ones(2))
  },
  TrapRow("all elements of input should be between 0 and 1, but one is nan") {
    _ = BCELoss()(Tensor([Float(bitPattern: 0xffc0_0000)]), .ones(1))
  },
  TrapRow("Using a target size ([1]) that is different to the input size ([2]) is deprecated.") {
    _ = bceLoss(.ones(2), .ones(1))
  },
  TrapRow("smooth_l1_loss does not support negative values for beta.") {
    _ = SmoothL1Loss(beta: -1)
  },
  TrapRow("Expected input batch_size (3) to match target batch_size (2).") {
    _ = CrossEntropyLoss()(.ones(3, 4), IndexTensor([0, 1]))
  },
  TrapRow("Expected input batch_size (3) to match target batch_size (2).") {
    _ = nllLoss(.ones(3, 4), IndexTensor([0, 1]))
  },
  TrapRow("Expected target size [3], got [3, 1]") {
    _ = crossEntropyLoss(.ones(3, 4), IndexTensor([[0], [1], [1]]))
  },
  TrapRow("Expected target size [2, 4], got [2, 5]") {
    _ = crossEntropyLoss(
      .ones(2, 3, 4), IndexTensor([0, 0, 0, 0, 0, 0, 0, 0, 0, 0], shape: [2, 5]))
  },
  TrapRow("Target 4 is out of bounds.") {
    _ = crossEntropyLoss(.ones(3, 4), IndexTensor([0, 1, 4]))
  },
  TrapRow("Target -1 is out of bounds.") {
    _ = nllLoss(.ones(3, 4), IndexTensor([0, -1, 3]))
  },
  TrapRow(
    "weight tensor should be defined either for all 4 classes or no classes but got weight tensor "
      + "of shape: [3]"
  ) { _ = CrossEntropyLoss(weight: .ones(3))(.ones(2, 4), IndexTensor([0, 1])) },
  TrapRow("label_smoothing must be between 0.0 and 1.0. Got: 1.5") {
    _ = CrossEntropyLoss(labelSmoothing: 1.5)
  },
  TrapRow(
    "crossEntropyLoss of a prediction of shape [2, 3] and a target of shape [3]: the shapes must be "
      + "the same"
  ) { _ = crossEntropyLoss(.ones(2, 3), .ones(3)) },
]

let optimizerSettingTraps: [TrapRow] = [
  TrapRow("optimizer got an empty parameter list") { _ = Adam([]) },
  TrapRow("Invalid beta parameter at index 1: 1.0") { _ = Adam(leaf(), betas: (0.9, 1)) },
  TrapRow("Invalid epsilon value: -1.0") { _ = AdamW(leaf(), epsilon: -1) },
  TrapRow("Invalid weight_decay value: -0.5") { _ = Adam(leaf(), weightDecay: -0.5) },
  TrapRow("some parameters appear in more than one parameter group") {
    let w = leaf()
    _ = SGD(groups: [ParameterGroup(w), ParameterGroup(w)])
  },
  TrapRow("Invalid learning rate: -1.0") {
    _ = NAdam(groups: [ParameterGroup(leaf()) { $0.learningRate = -1 }])
  },
  TrapRow("Invalid rho value: 2.0") { _ = Adadelta(leaf(), rho: 2) },
  TrapRow("Invalid eta values: 2.0, 1.2") { _ = Rprop(leaf(), etas: (2, 1.2)) },
  TrapRow("Invalid alpha value: -1.0") { _ = RMSprop(leaf(), alpha: -1) },
  TrapRow("can't optimize a non-leaf Tensor") { _ = RMSprop([leaf()[0] * 2]) },
  TrapRow("Invalid lr_decay value: -1.0") { _ = Adagrad(leaf(), learningRateDecay: -1) },
  TrapRow("Expected positive integer steps, but got 0") { _ = CosineSchedule(0.1, steps: 0) },
  TrapRow("Expected float between 0 and 1 warmUp, but got 2.0") {
    _ = OneCycleSchedule(0.1, steps: 10, warmUp: 2)
  },
]

let recurrentTraps: [TrapRow] = [
  TrapRow("hidden_size must be greater than zero") { _ = GRU(3, 0) },
  TrapRow("num_layers must be greater than zero") { _ = LSTM(3, 4, layers: 0) },
  TrapRow("dropout probability has to be between 0 and 1, but got 1.5") {
    _ = GRU(3, 4, dropout: 1.5)
  },
  TrapRow("input_size must be greater than zero") { _ = RNN(0, 4) },
  TrapRow("GRU: Expected input to be 2D or 3D, got 4D instead") {
    _ = GRU(3, 4)(.ones(2, 2, 2, 3))
  },
  TrapRow("input.size(-1) must be equal to input_size. Expected 3, got 4") {
    _ = RNN(3, 4)(.ones(2, 3, 4))
  },
  TrapRow("Expected sequence length to be larger than 0 in RNN") { _ = RNN(3, 4)(.ones(2, 0, 3)) },
  TrapRow("Expected hidden size [1, 2, 4], got [1, 3, 4]") {
    _ = GRU(3, 4)(.ones(2, 5, 3), state: .zeros(1, 3, 4))
  },
  TrapRow("Expected hidden[1] size [1, 2, 4], got [2, 4]") {
    _ = LSTM(3, 4)(.ones(2, 5, 3), state: (.zeros(1, 2, 4), .zeros(2, 4)))
  },
  TrapRow("embed_dim must be divisible by num_heads") { _ = MultiheadAttention(5, 2) },
  TrapRow(
    "embed_dim and num_heads must be greater than 0, got embed_dim=0 and num_heads=2 instead"
  ) { _ = MultiheadAttention(0, 2) },
  TrapRow("was expecting embedding dimension of 4, but got 3") {
    _ = MultiheadAttention(4, 2)(.ones(1, 2, 3), .ones(1, 2, 3), .ones(1, 2, 3))
  },
  TrapRow("key shape [1, 3, 4] does not match value shape [1, 2, 4]") {
    _ = MultiheadAttention(4, 2)(.ones(1, 2, 4), .ones(1, 3, 4), .ones(1, 2, 4))
  },
  TrapRow("The size of tensor a (2) must match the size of tensor b (3)") {
    _ = scaledDotProductAttention(.ones(2, 4), .ones(3, 4), .ones(3, 4), mask: .causal(2))
  },
  TrapRow("attention expects tensors of at least two dimensions, not 1, 2 and 2") {
    _ = scaledDotProductAttention(.ones(4), .ones(3, 4), .ones(3, 4))
  },
]

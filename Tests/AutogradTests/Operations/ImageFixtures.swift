import Autograd

/// Convolutions, of whole numbers (PyTorch adds in another order), and pooling.
let imageFixtures = FixtureRows(
  "images",
  [
    convolution("plain") { conv2d($0, weight: $1, bias: $2) },
    convolution("padded") { conv2d($0, weight: $1, bias: $2, padding: 1) },
    convolution("padded, decimals", .units(16)) { conv2d($0, weight: $1, bias: $2, padding: 1) },
    convolution("stride 2") { conv2d($0, weight: $1, bias: $2, stride: 2) },
    convolution("stride 2 1, padding 0 2") {
      conv2d($0, weight: $1, bias: $2, stride: (2, 1), padding: (0, 2))
    },
    convolution("dilation 2") { conv2d($0, weight: $1, bias: $2, dilation: 2) },
    convolution("groups 2") { conv2d($0, weight: $1, bias: $2, groups: 2) },
    FixtureOperation("conv2d without bias") { conv2d($0[0], weight: $0[1]) },
    FixtureOperation("maxPool2d 2") { maxPool2d($0[0], kernelSize: 2) },
    FixtureOperation("maxPool2d 2 1") { maxPool2d($0[0], kernelSize: (2, 1)) },
    FixtureOperation("maxPool2d 2, stride 1") { maxPool2d($0[0], kernelSize: 2, stride: 1) },
    FixtureOperation("maxPool2d 2, dilation 2") { maxPool2d($0[0], kernelSize: 2, dilation: 2) },
    FixtureOperation("maxPool2d 3, stride 1") { MaxPool2d(3, stride: 1)($0[0]) },
    FixtureOperation("maxPool2d 2, stride 1, padding 1") {
      MaxPool2d(2, stride: 1, padding: 1)($0[0])
    },
    FixtureOperation("maxPool2d 3, stride 2, padding 1") {
      MaxPool2d((3, 3), stride: (2, 2), padding: (1, 1))($0[0])
    },
    FixtureOperation("avgPool2d 2") { avgPool2d($0[0], kernelSize: 2) },
    FixtureOperation("avgPool2d 2 1") { AvgPool2d((2, 1))($0[0]) },
    FixtureOperation("avgPool2d 3, stride 1") { AvgPool2d(3, stride: 1)($0[0]) },
    FixtureOperation("avgPool2d 2, stride 1, padding 1") {
      AvgPool2d(2, stride: 1, padding: 1)($0[0])
    },
    FixtureOperation("avgPool2d 3, stride 2, padding 1") {
      avgPool2d($0[0], kernelSize: 3, stride: 2, padding: 1)
    },
  ])

private func convolution(
  _ name: String, _ tolerance: Tolerance = .exact,
  compute: @escaping @Sendable (Tensor, Tensor, Tensor) -> Tensor
) -> FixtureOperation {
  FixtureOperation("conv2d \(name)", tolerance) { compute($0[0], $0[1], $0[2]) }
}

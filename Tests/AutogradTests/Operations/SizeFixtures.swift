import Autograd

/// Paddings and sizes, normalisations of what is no batch, distances, and losses with margins.
let sizeFixtures = FixtureRows(
  "sizes",
  [
    padded("constant", [2, 1], .constant(0)), padded("constant", [1, 0, 2, 1], .constant(0)),
    padded("constant", [-1, 2, 0, -1], .constant(0)), padded("reflect", [2, 1], .reflect),
    padded("reflect", [1, 1, 2, 0], .reflect), padded("replicate", [2, 1], .replicate),
    padded("replicate", [1, 2, 3, 0], .replicate), padded("circular", [2, 1], .circular),
    padded("circular", [1, 2, 3, 0], .circular),
    FixtureOperation("padded with 1.5") { ConstantPad1d(1, value: 1.5)($0[0]) },
    FixtureOperation("pixelShuffle 2") { PixelShuffle(2)($0[0]) },
    FixtureOperation("pixelUnshuffle 2") { PixelUnshuffle(2)($0[0]) },
    FixtureOperation("unflattened") { Unflatten(1, [2, -1])($0[0]) },
    FixtureOperation("nearest (5, 3)") { interpolate($0[0], size: [5, 3]) },
    FixtureOperation("bilinear (5, 3)", .units(4)) {
      Upsample(size: [5, 3], mode: .bilinear)($0[0])
    },
    FixtureOperation("bilinear (1, 1), corners", .units(4)) {
      interpolate($0[0], size: [1, 1], mode: .bilinear, alignCorners: true)
    },
    FixtureOperation("lpPool1d 2", .units(4)) { LPPool1d(2, kernelSize: 2)($0[0]) },
    FixtureOperation("lpPool2d 3", .units(4)) { LPPool2d(3, kernelSize: 2, stride: 1)($0[0]) },
    FixtureOperation("instanceNorm", .units(16)) {
      instanceNorm($0[0], weight: $0[1], bias: $0[2])
    },
    FixtureOperation("instanceNorm plain", .units(32)) { InstanceNorm2d(2)($0[0]) },
    FixtureOperation("rmsNorm", .units(4)) {
      rmsNorm($0[0], normalizedShape: [4], weight: $0[1])
    },
    FixtureOperation("rmsNorm plain, epsilon 0.1", .units(4)) {
      RMSNorm([2, 3], epsilon: 0.1, affine: false)($0[0])
    },
    FixtureOperation("bilinear", namesNode: false) {
      bilinear($0[0], $0[1], weight: $0[2], bias: $0.count > 3 ? $0[3] : nil)
    },
    FixtureOperation("pairwiseDistance", .units(4), namesNode: false) {
      PairwiseDistance()($0[0], $0[1])
    },
    FixtureOperation("pairwiseDistance kept", .units(4), namesNode: false) {
      pairwiseDistance($0[0], $0[1], keepDim: true)
    },
    FixtureOperation("cosineSimilarity", .units(4)) {
      CosineSimilarity(dim: -1)($0[0], $0[1])
    },
    FixtureOperation("normalized", .units(2)) { $0[0].normalized() },
    FixtureOperation("normalized 0", .units(2)) { $0[0].normalized(dim: 0) },
  ] + scaled + pooled + bags + margins)

private func padded(_ name: String, _ padding: [Int], _ mode: PaddingMode) -> FixtureOperation {
  let extents = padding.map(String.init).joined(separator: ", ")
  return FixtureOperation("padded \(name) [\(extents)]", namesNode: name != "circular") {
    $0[0].padded(padding, mode: mode)
  }
}

private let scaled = [("twice", 2), ("1.6 times", 1.6), ("half", 0.5)].flatMap { name, factor in
  [
    FixtureOperation("nearest \(name)") { interpolate($0[0], scaleFactor: factor) },
    FixtureOperation("linear \(name)", .units(4)) {
      interpolate($0[0], scaleFactor: factor, mode: .linear)
    },
    FixtureOperation("linear \(name), corners", .units(4)) {
      interpolate($0[0], scaleFactor: factor, mode: .linear, alignCorners: true)
    },
    FixtureOperation("bilinear \(name)", .units(4)) {
      Upsample(scaleFactor: factor, mode: .bilinear)($0[0])
    },
    FixtureOperation("bilinear \(name), corners", .units(4)) {
      Upsample(scaleFactor: factor, mode: .bilinear, alignCorners: true)($0[0])
    },
  ]
}

private let pooled = [1, 2, 3].flatMap { size in
  [
    FixtureOperation("adaptiveMaxPool2d \(size)") { AdaptiveMaxPool2d(size)($0[0]) },
    FixtureOperation("adaptiveMaxPool1d \(size)", namesNode: false) {
      AdaptiveMaxPool1d(size)($0[0])
    },
    FixtureOperation("adaptiveAvgPool1d \(size)", .units(2), namesNode: false) {
      AdaptiveAvgPool1d(size)($0[0])
    },
  ]
}

private let bags = [EmbeddingBag.Mode.mean, .sum, .max].flatMap { mode in
  [
    FixtureOperation("bag \(mode.rawValue)", .units(1)) {
      EmbeddingBag(weight: $0[0], mode: mode)(IndexTensor([[1, 0, 1], [3, 1, 2]]))
    },
    FixtureOperation("bag \(mode.rawValue), offsets", .units(1)) {
      EmbeddingBag(weight: $0[0], mode: mode)(
        IndexTensor([1, 0, 1, 3]), offsets: IndexTensor([0, 3, 3]))
    },
  ]
}

private let labels = IndexTensor([2, 0, 1])
private let several = IndexTensor([[2, 0, -1], [1, -1, 0], [-1, 1, 2]])
private let truths = Tensor([[1, 0, 1], [0, 0, 1]])
private let classWeights = Tensor([0.5, 2, 1.25])

private let margins = [(Reduction.mean, "mean"), (.sum, "sum"), (.none, "none")].flatMap {
  reduction, name in
  [
    FixtureOperation("multiMargin \(name)", .units(4)) {
      MultiMarginLoss(reduction: reduction)($0[0], labels)
    },
    FixtureOperation("multiMargin \(name), all", .units(4)) {
      multiMarginLoss(
        $0[0], labels, p: 2, margin: 0.5, weight: classWeights, reduction: reduction)
    },
    FixtureOperation("multiMargin \(name), one", .units(4)) {
      multiMarginLoss($0[0], IndexTensor(1), reduction: reduction)
    },
    FixtureOperation("multiLabelMargin \(name)", .units(4)) {
      MultiLabelMarginLoss(reduction: reduction)($0[0], several)
    },
    FixtureOperation("multiLabelMargin \(name), one", .units(4)) {
      multiLabelMarginLoss($0[0], IndexTensor([2, 0, -1]), reduction: reduction)
    },
    FixtureOperation("multiLabelSoftMargin \(name)", .units(4), namesNode: false) {
      MultiLabelSoftMarginLoss(reduction: reduction)($0[0], truths)
    },
    FixtureOperation("multiLabelSoftMargin \(name), weighted", .units(4), namesNode: false) {
      multiLabelSoftMarginLoss($0[0], truths, weight: classWeights, reduction: reduction)
    },
  ]
}

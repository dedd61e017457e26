import Autograd

/// Normalisations, whose steps PyTorch takes in another order, and tables of vectors.
let normalisationFixtures = FixtureRows(
  "normalisations",
  [
    batchNormalisation("in training", isTraining: true),
    batchNormalisation("in evaluation", isTraining: false),
    batchNormalisation("in training, plain", isTraining: true),
    batchNormalisation("in training, epsilon 0.1", isTraining: true, epsilon: 0.1),
    layerNormalisation("layerNorm"),
    layerNormalisation("layerNorm without bias"),
    FixtureOperation("layerNorm plain", .units(16)) { layerNorm($0[0], normalizedShape: [4]) },
    FixtureOperation("layerNorm plain, epsilon 0.1", .units(16)) {
      LayerNorm(2, epsilon: 0.1, affine: false)($0[0])
    },
    FixtureOperation("embedding") { embedding(indices, weight: $0[0]) },
    FixtureOperation("embedding, padding 1") { embedding(indices, weight: $0[0], paddingIndex: 1) },
    FixtureOperation("embedding of one") { Embedding(weight: $0[0])(IndexTensor(2)) },
  ])

private let indices = IndexTensor([[1, 0, 1], [3, 1, 3]])

private func batchNormalisation(
  _ name: String, isTraining: Bool, epsilon: Double = 1e-5
) -> FixtureOperation {
  FixtureOperation("batchNorm \(name)", .units(16)) { operands in
    let channels = operands[0].shape[1]
    return batchNorm(
      operands[0], runningMean: Tensor(Array([-1, 0.5, 0.25].prefix(channels))),
      runningVariance: Tensor(Array([0.5, 2, 1].prefix(channels))),
      weight: operands.count > 1 ? operands[1] : nil,
      bias: operands.count > 1 ? operands[2] : nil, isTraining: isTraining, epsilon: epsilon)
  }
}

private func layerNormalisation(_ name: String) -> FixtureOperation {
  FixtureOperation(name, .units(16)) { operands in
    layerNorm(
      operands[0], normalizedShape: operands[1].shape, weight: operands[1],
      bias: operands.count > 2 ? operands[2] : nil)
  }
}

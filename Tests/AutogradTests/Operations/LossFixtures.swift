import Autograd

/// Losses of every kind, with every reduction.
///
/// PyTorch's exponentials and logarithms are not
/// correctly rounded, and its means of labelled losses add up in another order.
let lossFixtures = FixtureRows(
  "losses",
  reductions.flatMap { reduction, name in
    [
      FixtureOperation("l1 \(name)") { l1Loss($0[0], $0[1], reduction: reduction) },
      FixtureOperation("mse \(name)") { MSELoss(reduction: reduction)($0[0], $0[1]) },
      FixtureOperation("huber \(name)", .units(2)) {
        HuberLoss(reduction: reduction)($0[0], $0[1])
      },
      FixtureOperation("huber 0.5 \(name)", .units(2)) {
        huberLoss($0[0], $0[1], delta: 0.5, reduction: reduction)
      },
      FixtureOperation("bce \(name)", .units(2)) {
        BCEWithLogitsLoss(reduction: reduction)($0[0], $0[1])
      },
      FixtureOperation("smooth l1 \(name)", .units(2)) {
        SmoothL1Loss(reduction: reduction)($0[0], $0[1])
      },
      FixtureOperation("smooth l1 0.3 \(name)", .units(2)) {
        smoothL1Loss($0[0], $0[1], beta: 0.3, reduction: reduction)
      },
      FixtureOperation("smooth l1 0 \(name)") {
        smoothL1Loss($0[0], $0[1], beta: 0, reduction: reduction)
      },
      FixtureOperation("bce of probabilities \(name)", .units(4)) {
        BCELoss(reduction: reduction)($0[0], $0[1])
      },
      FixtureOperation("bce of probabilities, weighted \(name)", .units(4)) {
        BCELoss(weight: eachWeight, reduction: reduction)($0[0], $0[1])
      },
      FixtureOperation("bce of certainties \(name)", .units(2)) {
        bceLoss($0[0], Tensor([1, 0, 0, 1, 0.5]), reduction: reduction)
      },
      FixtureOperation("bce with weights \(name)", .units(4)) {
        BCEWithLogitsLoss(weight: eachWeight, reduction: reduction)($0[0], $0[1])
      },
      FixtureOperation("bce with both weights \(name)", .units(4)) {
        bceWithLogitsLoss(
          $0[0], $0[1], weight: eachWeight, positiveWeight: Tensor([[2], [0.25]]),
          reduction: reduction)
      },
      FixtureOperation("bce weighted \(name)", .units(4)) {
        bceWithLogitsLoss(
          $0[0], $0[1], positiveWeight: Tensor([0.5, 2, 3]), reduction: reduction)
      },
      FixtureOperation("probabilities \(name)", .units(4), namesNode: false) {
        crossEntropyLoss($0[0], $0[1], reduction: reduction)
      },
      FixtureOperation("probabilities, all \(name)", .units(4), namesNode: false) {
        CrossEntropyLoss(weight: classWeights, labelSmoothing: 0.1, reduction: reduction)(
          $0[0], $0[1])
      },
    ] + labelled(reduction, name)
  } + reductions.flatMap(margins) + divergences + [
    FixtureOperation("cross-entropy of many", .units(2)) {
      crossEntropyLoss($0[0], IndexTensor((0..<40).map { $0 % 10 }))
    }
  ])

private let reductions: [(Reduction, String)] = [(.mean, "mean"), (.sum, "sum"), (.none, "none")]
private let signs = Tensor([1, -1, 1, -1])
private let counts = Tensor([0, 1, 2, 7])

/// Losses of distances, pairs and distributions.
private func margins(_ reduction: Reduction, _ name: String) -> [FixtureOperation] {
  [
    FixtureOperation("hinge \(name)", .units(2)) {
      hingeEmbeddingLoss($0[0], signs, margin: 1.5, reduction: reduction)
    },
    FixtureOperation("ranking \(name)", .units(2)) {
      MarginRankingLoss(margin: 0.25, reduction: reduction)($0[0], $0[1], signs)
    },
    FixtureOperation("cosine \(name)", .units(8)) {
      CosineEmbeddingLoss(margin: -0.5, reduction: reduction)($0[0], $0[1], signs)
    },
    FixtureOperation("cosine \(name), one", .units(8)) {
      cosineEmbeddingLoss($0[0], $0[1], Tensor(1), reduction: reduction)
    },
    FixtureOperation("triplet \(name)", .units(8)) {
      TripletMarginLoss(reduction: reduction)($0[0], $0[1], $0[2])
    },
    FixtureOperation("triplet \(name), swap", .units(8)) {
      tripletMarginLoss($0[0], $0[1], $0[2], margin: 2, swap: true, reduction: reduction)
    },
    FixtureOperation("poisson \(name)", .units(4)) {
      PoissonNLLLoss(reduction: reduction)($0[0], counts)
    },
    FixtureOperation("poisson \(name), full", .units(4)) {
      poissonNLLLoss($0[0], counts, logInput: false, full: true, reduction: reduction)
    },
    FixtureOperation("gauss \(name)", .units(4)) {
      GaussianNLLLoss(reduction: reduction)($0[0], $0[1], $0[2])
    },
    FixtureOperation("gauss \(name), full", .units(4)) {
      gaussianNLLLoss($0[0], $0[1], $0[2], full: true, reduction: reduction)
    },
    FixtureOperation("soft margin \(name)", .units(4)) {
      SoftMarginLoss(reduction: reduction)($0[0], signs)
    },
  ]
}

private let divergences = [
  (KLDivLoss.Reduction.mean, "mean"), (.batchMean, "batchmean"), (.sum, "sum"), (.none, "none"),
].flatMap { reduction, name in
  [
    FixtureOperation("kl \(name)", .units(4)) { KLDivLoss(reduction: reduction)($0[0], $0[1]) },
    FixtureOperation("kl of logarithms \(name)", .units(4)) {
      KLDivLoss(reduction: reduction, logTarget: true)($0[0], $0[1])
    },
    FixtureOperation("kl of certainties \(name)", .units(2)) {
      klDivLoss($0[0], Tensor([0, 1]), reduction: reduction)
    },
  ]
}
private let eachWeight = Tensor([0.5, 2, 3])
private let classWeights = Tensor([0.5, 2, 1.25])
private let labels = IndexTensor([2, 0, 1, 2])
private let lines = IndexTensor([[0, 1, 2, 1], [2, 2, 0, 1]])

/// Losses of labels, from logarithms of probabilities and from logits.
private func labelled(_ reduction: Reduction, _ reductionName: String) -> [FixtureOperation] {
  let losses: [(String, @Sendable (Tensor, IndexTensor, Tensor?, Int) -> Tensor)] = [
    ("nll", { NLLLoss(weight: $2, ignoreIndex: $3, reduction: reduction)($0, $1) }),
    (
      "cross-entropy",
      { CrossEntropyLoss(weight: $2, ignoreIndex: $3, reduction: reduction)($0, $1) }
    ),
  ]
  return losses.flatMap { name, loss in
    [
      FixtureOperation("\(name) \(reductionName)", .units(2)) {
        loss($0[0], $0[0].shape == [2, 3] ? IndexTensor([0, 1]) : labels, nil, -100)
      },
      FixtureOperation("\(name) of one \(reductionName)", .units(2)) {
        loss($0[0], IndexTensor(1), nil, -100)
      },
      FixtureOperation("\(name) ignoring \(reductionName)", .units(2)) {
        loss($0[0], IndexTensor([2, -100, 1, 2]), nil, -100)
      },
      FixtureOperation("\(name) ignoring 1 \(reductionName)", .units(2)) {
        loss($0[0], IndexTensor([2, 1, 1, 2]), classWeights, 1)
      },
      FixtureOperation("\(name) weighted \(reductionName)", .units(2)) {
        loss($0[0], labels, classWeights, -100)
      },
      FixtureOperation("\(name) of lines \(reductionName)", .units(2), namesNode: false) {
        loss($0[0], lines, nil, -100)
      },
      FixtureOperation("\(name) of planes \(reductionName)", .units(2)) {
        loss($0[0], lines.reshaped(2, 2, 2), classWeights, -100)
      },
    ]
  } + [
    FixtureOperation("smoothed \(reductionName)", .units(4)) {
      crossEntropyLoss($0[0], labels, labelSmoothing: 0.1, reduction: reduction)
    },
    FixtureOperation("smoothed, weighted \(reductionName)", .units(4)) {
      crossEntropyLoss(
        $0[0], IndexTensor([2, -100, 1, 2]), weight: classWeights, labelSmoothing: 0.1,
        reduction: reduction)
    },
    FixtureOperation("smoothed lines \(reductionName)", .units(4)) {
      crossEntropyLoss($0[0], lines, labelSmoothing: 0.1, reduction: reduction)
    },
  ]
}

import Autograd

/// Reductions over all and over some dimensions, and what goes along one.
let reductionFixtures = FixtureRows(
  "reductions",
  [
    FixtureOperation("sum of all") { $0[0].sum() },
    FixtureOperation("sum along 0") { $0[0].sum(dim: 0) },
    FixtureOperation("sum along 0, kept") { $0[0].sum(dim: 0, keepDim: true) },
    FixtureOperation("sum along 1") { $0[0].sum(dim: 1) },
    FixtureOperation("sum along 1, kept") { $0[0].sum(dim: 1, keepDim: true) },
    FixtureOperation("sum along -1") { $0[0].sum(dim: -1) },
    FixtureOperation("sum along -1, kept") { $0[0].sum(dim: -1, keepDim: true) },
    FixtureOperation("sum along 0 2") { $0[0].sum(dims: [0, 2]) },
    FixtureOperation("sum along 0 2, kept") { $0[0].sum(dims: [0, 2], keepDim: true) },
    FixtureOperation("sum along 1 2") { $0[0].sum(dims: [1, 2]) },
    FixtureOperation("sum along 1 2, kept") { $0[0].sum(dims: [1, 2], keepDim: true) },
    FixtureOperation("sum along 0 1 2") { $0[0].sum(dims: [0, 1, 2]) },
    FixtureOperation("sum along 0 1 2, kept") { $0[0].sum(dims: [0, 1, 2], keepDim: true) },
    FixtureOperation("mean of all") { $0[0].mean() },
    FixtureOperation("mean along 0") { $0[0].mean(dim: 0) },
    FixtureOperation("mean along 0, kept") { $0[0].mean(dim: 0, keepDim: true) },
    FixtureOperation("mean along 1") { $0[0].mean(dim: 1) },
    FixtureOperation("mean along 1, kept") { $0[0].mean(dim: 1, keepDim: true) },
    FixtureOperation("mean along -1") { $0[0].mean(dim: -1) },
    FixtureOperation("mean along -1, kept") { $0[0].mean(dim: -1, keepDim: true) },
    FixtureOperation("mean along 0 2") { $0[0].mean(dims: [0, 2]) },
    FixtureOperation("mean along 0 2, kept") { $0[0].mean(dims: [0, 2], keepDim: true) },
    FixtureOperation("mean along 1 2") { $0[0].mean(dims: [1, 2]) },
    FixtureOperation("mean along 1 2, kept") { $0[0].mean(dims: [1, 2], keepDim: true) },
    FixtureOperation("mean along 0 1 2") { $0[0].mean(dims: [0, 1, 2]) },
    FixtureOperation("mean along 0 1 2, kept") { $0[0].mean(dims: [0, 1, 2], keepDim: true) },
    FixtureOperation("variance of all", .units(2)) { $0[0].variance() },
    FixtureOperation("variance along 0", .units(2)) { $0[0].variance(dim: 0) },
    FixtureOperation("variance along 0, kept", .units(2)) { $0[0].variance(dim: 0, keepDim: true) },
    FixtureOperation("variance along 1", .units(2)) { $0[0].variance(dim: 1) },
    FixtureOperation("variance along 1, kept", .units(2)) { $0[0].variance(dim: 1, keepDim: true) },
    FixtureOperation("variance along -1", .units(2)) { $0[0].variance(dim: -1) },
    FixtureOperation("variance along -1, kept", .units(2)) {
      $0[0].variance(dim: -1, keepDim: true)
    },
    FixtureOperation("variance along 0 2", .units(2)) { $0[0].variance(dims: [0, 2]) },
    FixtureOperation("variance along 0 2, kept", .units(2)) {
      $0[0].variance(dims: [0, 2], keepDim: true)
    },
    FixtureOperation("variance along 1 2", .units(2)) { $0[0].variance(dims: [1, 2]) },
    FixtureOperation("variance along 1 2, kept", .units(2)) {
      $0[0].variance(dims: [1, 2], keepDim: true)
    },
    FixtureOperation("variance along 0 1 2", .units(2)) { $0[0].variance(dims: [0, 1, 2]) },
    FixtureOperation("variance along 0 1 2, kept", .units(2)) {
      $0[0].variance(dims: [0, 1, 2], keepDim: true)
    },
    FixtureOperation("std of all", .units(2)) { $0[0].std() },
    FixtureOperation("std along 0", .units(2)) { $0[0].std(dim: 0) },
    FixtureOperation("std along 0, kept", .units(2)) { $0[0].std(dim: 0, keepDim: true) },
    FixtureOperation("std along 1", .units(2)) { $0[0].std(dim: 1) },
    FixtureOperation("std along 1, kept", .units(2)) { $0[0].std(dim: 1, keepDim: true) },
    FixtureOperation("std along -1", .units(2)) { $0[0].std(dim: -1) },
    FixtureOperation("std along -1, kept", .units(2)) { $0[0].std(dim: -1, keepDim: true) },
    FixtureOperation("std along 0 2", .units(2)) { $0[0].std(dims: [0, 2]) },
    FixtureOperation("std along 0 2, kept", .units(2)) { $0[0].std(dims: [0, 2], keepDim: true) },
    FixtureOperation("std along 1 2", .units(2)) { $0[0].std(dims: [1, 2]) },
    FixtureOperation("std along 1 2, kept", .units(2)) { $0[0].std(dims: [1, 2], keepDim: true) },
    FixtureOperation("std along 0 1 2", .units(2)) { $0[0].std(dims: [0, 1, 2]) },
    FixtureOperation("std along 0 1 2, kept", .units(2)) {
      $0[0].std(dims: [0, 1, 2], keepDim: true)
    },
    FixtureOperation("logSumExp along 0", .units(4)) { $0[0].logSumExp(dim: 0) },
    FixtureOperation("logSumExp along 0, kept", .units(4)) {
      $0[0].logSumExp(dim: 0, keepDim: true)
    },
    FixtureOperation("logSumExp along 1", .units(4)) { $0[0].logSumExp(dim: 1) },
    FixtureOperation("logSumExp along 1, kept", .units(4)) {
      $0[0].logSumExp(dim: 1, keepDim: true)
    },
    FixtureOperation("logSumExp along -1", .units(4)) { $0[0].logSumExp(dim: -1) },
    FixtureOperation("logSumExp along -1, kept", .units(4)) {
      $0[0].logSumExp(dim: -1, keepDim: true)
    },
    FixtureOperation("logSumExp along 0 2", .units(4)) { $0[0].logSumExp(dims: [0, 2]) },
    FixtureOperation("logSumExp along 0 2, kept", .units(4)) {
      $0[0].logSumExp(dims: [0, 2], keepDim: true)
    },
    FixtureOperation("logSumExp along 1 2", .units(4)) { $0[0].logSumExp(dims: [1, 2]) },
    FixtureOperation("logSumExp along 1 2, kept", .units(4)) {
      $0[0].logSumExp(dims: [1, 2], keepDim: true)
    },
    FixtureOperation("logSumExp along 0 1 2", .units(4)) { $0[0].logSumExp(dims: [0, 1, 2]) },
    FixtureOperation("logSumExp along 0 1 2, kept", .units(4)) {
      $0[0].logSumExp(dims: [0, 1, 2], keepDim: true)
    },
    FixtureOperation("max of all") { $0[0].max() },
    FixtureOperation("max along 0") { $0[0].max(dim: 0).values },
    FixtureOperation("max along 0, kept") { $0[0].max(dim: 0, keepDim: true).values },
    FixtureOperation("max along 1") { $0[0].max(dim: 1).values },
    FixtureOperation("max along 1, kept") { $0[0].max(dim: 1, keepDim: true).values },
    FixtureOperation("max along -1") { $0[0].max(dim: -1).values },
    FixtureOperation("max along -1, kept") { $0[0].max(dim: -1, keepDim: true).values },
    FixtureOperation("min of all") { $0[0].min() },
    FixtureOperation("min along 0") { $0[0].min(dim: 0).values },
    FixtureOperation("min along 0, kept") { $0[0].min(dim: 0, keepDim: true).values },
    FixtureOperation("min along 1") { $0[0].min(dim: 1).values },
    FixtureOperation("min along 1, kept") { $0[0].min(dim: 1, keepDim: true).values },
    FixtureOperation("min along -1") { $0[0].min(dim: -1).values },
    FixtureOperation("min along -1, kept") { $0[0].min(dim: -1, keepDim: true).values },
    FixtureOperation("prod of all", .units(4)) { $0[0].prod() },
    FixtureOperation("prod along 0", .units(4)) { $0[0].prod(dim: 0) },
    FixtureOperation("prod along 0, kept", .units(4)) { $0[0].prod(dim: 0, keepDim: true) },
    FixtureOperation("prod along 1", .units(4)) { $0[0].prod(dim: 1) },
    FixtureOperation("prod along 1, kept", .units(4)) { $0[0].prod(dim: 1, keepDim: true) },
    FixtureOperation("prod along -1", .units(4)) { $0[0].prod(dim: -1) },
    FixtureOperation("prod along -1, kept", .units(4)) { $0[0].prod(dim: -1, keepDim: true) },
    FixtureOperation("variance along 0, correction 0", .units(2)) {
      $0[0].variance(dim: 0, correction: 0)
    },
    FixtureOperation("std of all, correction 0", .units(2)) { $0[0].std(correction: 0) },
    FixtureOperation("cumsum along 0") { $0[0].cumsum(dim: 0) },
    FixtureOperation("cumsum along 1") { $0[0].cumsum(dim: 1) },
    FixtureOperation("cumsum along -1") { $0[0].cumsum(dim: -1) },
    FixtureOperation("softmax along 0", .units(2)) { $0[0].softmax(dim: 0) },
    FixtureOperation("softmax along 1", .units(2)) { $0[0].softmax(dim: 1) },
    FixtureOperation("softmax along -1", .units(2)) { $0[0].softmax(dim: -1) },
    FixtureOperation("logSoftmax along 0", .units(8)) { $0[0].logSoftmax(dim: 0) },
    FixtureOperation("logSoftmax along 1", .units(8)) { $0[0].logSoftmax(dim: 1) },
    FixtureOperation("logSoftmax along -1", .units(8)) { $0[0].logSoftmax(dim: -1) },
  ])

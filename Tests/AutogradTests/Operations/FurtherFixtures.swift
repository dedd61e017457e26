import Autograd

/// What pairs, ranks, sums up and combines beyond the other files.
let furtherFixtures = FixtureRows(
  "further",
  [
    FixtureOperation("erfinv", .units(4)) { $0[0].erfinv() },
    FixtureOperation("fmax") { fmax($0[0], $0[1]) },
    FixtureOperation("fmin") { fmin($0[0], $0[1]) },
    FixtureOperation("hypot", .units(2)) { $0[0].hypot($0[1]) },
    FixtureOperation("logCumSumExp along 0", .units(32)) { $0[0].logCumSumExp(dim: 0) },
    FixtureOperation("logCumSumExp along 1", .units(32)) { $0[0].logCumSumExp(dim: 1) },
    FixtureOperation("logCumSumExp along -1", .units(32)) { $0[0].logCumSumExp(dim: -1) },
    FixtureOperation("nanMedian") { $0[0].nanMedian() },
    FixtureOperation("nanMedian along 1, kept") {
      $0[0].nanMedian(dim: 1, keepDim: true).values
    },
    FixtureOperation("median along 0") { $0[0].median(dim: 0).values },
    FixtureOperation("cartesianProd") {
      $0.count == 2 ? cartesianProd($0[0], $0[1]) : cartesianProd($0[0], $0[1], $0[2])
    },
    FixtureOperation("combinations 2") { $0[0].combinations() },
    FixtureOperation("combinations 3") { $0[0].combinations(3) },
    FixtureOperation("combinations 2 again") { $0[0].combinations(2, withReplacement: true) },
    FixtureOperation("blockDiag") {
      $0.count == 1 ? blockDiag($0[0]) : blockDiag($0[0], $0[1], $0[2], $0[3])
    },
    FixtureOperation("tensorDot 2", namesNode: false) { $0[0].tensorDot($0[1]) },
    FixtureOperation("tensorDot 0", namesNode: false) { $0[0].tensorDot($0[1], dims: 0) },
    FixtureOperation("tensorDot [2, 1] [0, 2]", namesNode: false) {
      $0[0].tensorDot($0[1], dims: [2, 1], and: [0, 2])
    },
  ])

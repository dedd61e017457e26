import Autograd

/// Dimensions in another order or number; tensors joined and taken apart.
let shapeFixtures = FixtureRows(
  "shapes",
  [
    FixtureOperation("permuted 2 0 1") { $0[0].permuted(2, 0, 1) },
    FixtureOperation("permuted -1 1 0 2") { $0[0].permuted(-1, 1, 0, 2) },
    FixtureOperation("permuted") { $0[0].permuted() },
    FixtureOperation("permuted 1 0") { $0[0].permuted(1, 0) },
    FixtureOperation("flattened from 1") { $0[0].flattened(startDim: 1) },
    FixtureOperation("flattened 0 to 1") { $0[0].flattened(startDim: 0, endDim: 1) },
    FixtureOperation("expanded 2 3") { $0[0].expanded(2, 3) },
    FixtureOperation("expanded 3 -1 4") { $0[0].expanded(3, -1, 4) },
    FixtureOperation("concatenated along 0") { concatenated($0) },
    FixtureOperation("concatenated along 1") { concatenated($0, dim: 1) },
    FixtureOperation("concatenated along -1") { concatenated($0, dim: -1) },
    FixtureOperation("concatenated with itself") {
      concatenated([$0[0], $0[1], $0[0], $0[0], $0[1], $0[0]])
    },
    FixtureOperation("stacked along 0") { stacked($0) },
    FixtureOperation("stacked along 1") { stacked($0, dim: 1) },
    FixtureOperation("stacked along -1") { stacked($0, dim: -1) },
    FixtureOperation("split 2, second") { $0[0].split(2)[1] },
    FixtureOperation("split 2, last") { $0[0].split(2)[2] },
    FixtureOperation("split 2 along 1, second") { $0[0].split(2, dim: 1)[1] },
    FixtureOperation("split 2, weighted") {
      let parts = $0[0].split(2)
      return parts[0] + parts[1] * 2 + parts[2] * 3
    },
    FixtureOperation("split 1 3 along -1, second") { $0[0].split([1, 3], dim: -1)[1] },
  ])

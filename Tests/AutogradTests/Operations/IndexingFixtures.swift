import Autograd

/// Parts of tensors, by positions, ranges, integers and masks; elements in order.
let indexingFixtures = FixtureRows(
  "indexing",
  [
    FixtureOperation("[1, 2]") { $0[0][1, 2] },
    FixtureOperation("[-1, -2]") { $0[0][-1, -2] },
    FixtureOperation("[0:2, 1]") { $0[0][0..<2, 1] },
    FixtureOperation("[:, -1]") { $0[0][0..., -1] },
    FixtureOperation("[1, 1:]") { $0[0][1, 1...] },
    FixtureOperation("[-2:]") { $0[0][(-2)...] },
    FixtureOperation("[:-1, :3]") { $0[0][..<(-1), ...2] },
    FixtureOperation("[1:9]") { $0[0][1...8] },
    FixtureOperation("[7:9]") { $0[0][7..<9] },
    FixtureOperation("[0:4:2, 1:5:3]") {
      $0[0][stride(from: 0, to: 4, by: 2), stride(from: 1, to: 5, by: 3)]
    },
    FixtureOperation("[:, 1:3, 2]") { $0[0][0..., 1..<3, 2] },
    FixtureOperation("rows 2 0 2") { $0[0][IndexTensor([2, 0, 2])] },
    FixtureOperation("rows [[0, -1], [1, 1]]") { $0[0][IndexTensor([[0, -1], [1, 1]])] },
    FixtureOperation("no rows") { $0[0][IndexTensor([])] },
    FixtureOperation("pairs") { $0[0][IndexTensor(0..<4), IndexTensor([0, 4, 0, -1])] },
    FixtureOperation("pairs, broadcast") {
      $0[0][IndexTensor([[0], [2]]), IndexTensor([1, 1, 3])]
    },
    FixtureOperation("positive") { $0[0][$0[0] > 0] },
    FixtureOperation("rows by mask") { $0[0][Mask([true, false, true, true])] },
    FixtureOperation("gathered along 0") { $0[0].gathered(dim: 0, index: gatherIndex) },
    FixtureOperation("gathered along 1") { $0[0].gathered(dim: 1, index: gatherIndex) },
    FixtureOperation("gathered along -1") { $0[0].gathered(dim: -1, index: gatherIndex) },
    FixtureOperation("gathered one") { $0[0].gathered(dim: 0, index: IndexTensor([1, 1, 0])) },
    FixtureOperation("sorted") { $0[0].sorted().values },
    FixtureOperation("sorted along 0, descending") {
      $0[0].sorted(dim: 0, descending: true).values
    },
    FixtureOperation("sorted along 1") { $0[0].sorted(dim: 1).values },
    FixtureOperation("top 2") { $0[0].topK(2).values },
    FixtureOperation("top 2 along 0, smallest") {
      $0[0].topK(2, dim: 0, largest: false).values
    },
  ])

private let gatherIndex = IndexTensor([[0, 2, 1], [2, 2, 0]])

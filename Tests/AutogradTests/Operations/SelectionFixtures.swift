import Autograd

/// Parts of which some positions are given one by one, next to ranges and integers.
let mixedFixtures = FixtureRows(
  "mixed",
  [
    FixtureOperation("[:, index]") { $0[0][0..., index] },
    FixtureOperation("[1:, index]") { $0[0][1..., index] },
    FixtureOperation("[index, 1:3]") { $0[0][index, 1..<3] },
    FixtureOperation("[:, pair]") { $0[0][0..., pair] },
    FixtureOperation("[:, index, ::2]") { $0[0][0..., index, stride(from: 0, to: 5, by: 2)] },
    FixtureOperation("[:, index, index]") { $0[0][0..., index, index] },
    FixtureOperation("[index, :, index]") { $0[0][index, 0..., index] },
    FixtureOperation("[index, :, pair]") { $0[0][index, 0..., pair] },
    FixtureOperation("[0, :, index]") { $0[0][0, 0..., index] },
    FixtureOperation("[index, 0, 1:]") { $0[0][index, 0, 1...] },
    FixtureOperation("[index, 1, index]") { $0[0][index, 1, index] },
    FixtureOperation("[:, index, :, index]") { $0[0][0..., index, 0..., index] },
    FixtureOperation("[index, :, 1:, index]") { $0[0][index, 0..., 1..., index] },
    FixtureOperation("[rows, 1:3]") { $0[0][rows, 1..<3] },
    FixtureOperation("[rows, :, index]") { $0[0][rows, 0..., index] },
    FixtureOperation("[table, 1:]") { $0[0][table, 1...] },
    FixtureOperation("[0:2, columns]") { $0[0][0..<2, Mask([true, false, true, true])] },
    FixtureOperation("[:, none]") { $0[0][0..., IndexTensor([Int]())] },
    FixtureOperation("[:, number]") { $0[0][0..., IndexTensor(2)] },
    assigned("columns") { $0[0..., index] = $1[0] },
    assigned("both") { $0[index, 0..., index] = $1[0] },
    assigned("masked") { $0[rows, 1..<3] = $1[0] },
    assigned("number") { x, _ in x[0..., index, 1...] = 0.5 },
  ])

private let index = IndexTensor([2, 0])
private let pair = IndexTensor([[0, -1], [1, 1]])
private let rows = Mask([true, false, true])
private let table = Mask(
  [true, false, true, false, false, false, false, false, true, true, false, true], shape: [3, 4])

/// A copy of the first operand after a change with the others.
///
/// PyTorch names a part that begins with a range by the view.
private func assigned(
  _ name: String, _ change: @escaping @Sendable (Tensor, [Tensor]) -> Void
) -> FixtureOperation {
  FixtureOperation(name + " assigned", namesNode: false) { operands in
    let x = operands[0] * 1
    change(x, Array(operands.dropFirst()))
    return x
  }
}

/// Elements by rank, and the same elements elsewhere.
let arrangedFixtures = FixtureRows(
  "arranged",
  [
    FixtureOperation("median") { $0[0].median() },
    FixtureOperation("median along 0") { $0[0].median(dim: 0).values },
    FixtureOperation("median along 1") { $0[0].median(dim: 1).values },
    FixtureOperation("median along -1") { $0[0].median(dim: -1).values },
    FixtureOperation("median along 1, kept") { $0[0].median(dim: 1, keepDim: true).values },
    FixtureOperation("cumprod along 0", .units(2)) { $0[0].cumprod(dim: 0) },
    FixtureOperation("cumprod along 1", .units(2)) { $0[0].cumprod(dim: 1) },
    FixtureOperation("cumprod along -1", .units(2)) { $0[0].cumprod(dim: -1) },
    FixtureOperation("chunk 3, second") { $0[0].chunk(3)[1] },
    FixtureOperation("chunk 3, last") { $0[0].chunk(3)[2] },
    FixtureOperation("chunk 2 along 1, second") { $0[0].chunk(2, dim: 1)[1] },
    FixtureOperation("unbind, second") { $0[0].unbind()[1] },
    FixtureOperation("unbind along 1, last") { $0[0].unbind(dim: 1)[2] },
    FixtureOperation("diag 0") { $0[0].diag() },
    FixtureOperation("diag 1") { $0[0].diag(diagonal: 1) },
    FixtureOperation("diag -2") { $0[0].diag(diagonal: -2) },
    FixtureOperation("trace", namesNode: false) { $0[0].trace() },
    FixtureOperation("flipped 0") { $0[0].flipped(0) },
    FixtureOperation("flipped 0 -1") { $0[0].flipped(0, -1) },
    FixtureOperation("rolled 1 along 0") { $0[0].rolled(by: 1, dim: 0) },
    FixtureOperation("rolled -2 along 1") { $0[0].rolled(by: -2, dim: 1) },
    FixtureOperation("rolled 7") { $0[0].rolled(by: 7) },
    FixtureOperation("kthValue 2") { $0[0].kthValue(2).values },
    FixtureOperation("kthValue 3 along 0") { $0[0].kthValue(3, dim: 0).values },
    FixtureOperation("quantile 0.4", .units(1), namesNode: false) { $0[0].quantile(0.4) },
    FixtureOperation("quantile 0.9 along 1", .units(1), namesNode: false) {
      $0[0].quantile(0.9, dim: 1)
    },
    FixtureOperation("quantile 0.25 along 0, kept", .units(1), namesNode: false) {
      $0[0].quantile(0.25, dim: 0, keepDim: true)
    },
    FixtureOperation("lerp 0.3") {
      $0[0].lerp(to: $0[1], weight: 0.3)
    },
    FixtureOperation("lerp 0.8") {
      $0[0].lerp(to: $0[1], weight: 0.8)
    },
    FixtureOperation("meshgrid") {
      let grid = meshgrid($0[0], $0[1])
      return grid[0] * grid[1]
    },
    FixtureOperation("meshgrid, xy", .units(2)) {
      let grid = meshgrid($0[0], $0[1], $0[2], indexing: .xy)
      return grid[0] * grid[1] * grid[2]
    },
    FixtureOperation("norm None") { $0[0].norm() },
    FixtureOperation("norm 1") { $0[0].norm(dim: 1) },
    FixtureOperation("norm (0, 1)") { $0[0].norm(dims: [0, 1]) },
  ])

/// Elements between bounds that are tensors.
let boundFixtures = FixtureRows(
  "bounds",
  [
    FixtureOperation("between") { $0[0].clamped(min: $0[1], max: $0[2]) },
    FixtureOperation("from") { $0[0].clamped(min: $0[1]) },
    FixtureOperation("to") { $0[0].clamped(max: $0[1]) },
  ])

/// Equations of `einsum`.
let equationFixtures = FixtureRows(
  "equations",
  [
    "ij,jk->ik", "ij,kj", "i,i->", "i,j->ij", "ij->ji", "ij->", "ij->j", "ii", "ii->i",
    "bij,bjk->bik",
    "bhqd,bhkd->bhqk", "...ij,jk->...ik", "...i,...i->...", "ij,ij->ij", "ij,j->i",
    "iij,j->i", "ab,ca->bc", "ij,kl->ikjl", "b...,b->...b",
  ].map { equation in
    FixtureOperation(equation, namesNode: false) { operands in
      operands.count == 1
        ? einsum(equation, operands[0]) : einsum(equation, operands[0], operands[1])
    }
  }
    + ["i,ij,j->", "ijk,jl,kl->il"].map { equation in
      FixtureOperation(equation, namesNode: false) { einsum(equation, $0[0], $0[1], $0[2]) }
    })

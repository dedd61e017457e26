import Autograd

/// Operations made of simpler ones, and extremes over dimensions.
let composedFixtures = FixtureRows(
  "composed",
  [
    FixtureOperation("amax [0]") { $0[0].amax(dims: [0]) },
    FixtureOperation("amax [0] kept") { $0[0].amax(dims: [0], keepDim: true) },
    FixtureOperation("amax [1]") { $0[0].amax(dims: [1]) },
    FixtureOperation("amax [1] kept") { $0[0].amax(dims: [1], keepDim: true) },
    FixtureOperation("amax [0, 2]") { $0[0].amax(dims: [0, 2]) },
    FixtureOperation("amax [0, 2] kept") { $0[0].amax(dims: [0, 2], keepDim: true) },
    FixtureOperation("amax []") { $0[0].amax(dims: []) },
    FixtureOperation("amax [] kept") { $0[0].amax(dims: [], keepDim: true) },
    FixtureOperation("amin [0]") { $0[0].amin(dims: [0]) },
    FixtureOperation("amin [0] kept") { $0[0].amin(dims: [0], keepDim: true) },
    FixtureOperation("amin [1]") { $0[0].amin(dims: [1]) },
    FixtureOperation("amin [1] kept") { $0[0].amin(dims: [1], keepDim: true) },
    FixtureOperation("amin [0, 2]") { $0[0].amin(dims: [0, 2]) },
    FixtureOperation("amin [0, 2] kept") { $0[0].amin(dims: [0, 2], keepDim: true) },
    FixtureOperation("amin []") { $0[0].amin(dims: []) },
    FixtureOperation("amin [] kept") { $0[0].amin(dims: [], keepDim: true) },
    FixtureOperation("floor") { $0[0].floor() },
    FixtureOperation("ceil") { $0[0].ceil() },
    FixtureOperation("round") { $0[0].round() },
    FixtureOperation("trunc") { $0[0].trunc() },
    composed("tril 0") { $0[0].tril() },
    composed("tril 1") { $0[0].tril(diagonal: 1) },
    composed("tril -1") { $0[0].tril(diagonal: -1) },
    composed("tril 5") { $0[0].tril(diagonal: 5) },
    composed("triu 0") { $0[0].triu() },
    composed("triu 1") { $0[0].triu(diagonal: 1) },
    composed("triu -1") { $0[0].triu(diagonal: -1) },
    composed("triu 5") { $0[0].triu(diagonal: 5) },
    composed("norm", .units(2)) { $0[0].norm() },
    composed("norm 1", .units(2)) { $0[0].norm(dim: 1) },
    composed("norm 1 2", .units(2)) { $0[0].norm(dims: [1, 2], keepDim: true) },
    FixtureOperation("outer") { $0[0].outer($0[1]) },
    composed("tiled 2 3") { $0[0].tiled(2, 3) },
    composed("tiled 2 1 3") { $0[0].tiled(2, 1, 3) },
    composed("repeated 0") { $0[0].repeated(3, dim: 0) },
    composed("repeated -1") { $0[0].repeated(2, dim: -1) },
    composed("clamped by tensor") { $0[0].clamped(min: $0[1]) },
    composed("clamped by upper tensor") { $0[0].clamped(max: $0[1]) },
    composed("clamped by tensors") { $0[0].clamped(min: $0[1], max: $0[2]) },
    composed("filled") { $0[0].filled(where: diagonal, with: -1.5) },
  ])

private let diagonal = Mask([true, false, false, true], shape: [2, 2])

/// An operation whose node bears the name of the last of the simpler ones.
private func composed(
  _ name: String, _ tolerance: Tolerance = .exact,
  compute: @escaping @Sendable ([Tensor]) -> Tensor
) -> FixtureOperation {
  FixtureOperation(name, tolerance, namesNode: false, compute: compute)
}

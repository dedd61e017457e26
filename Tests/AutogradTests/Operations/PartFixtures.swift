import Autograd

/// Parts that are assigned to, and other changes in place of a copy of the first operand.
let partFixtures = FixtureRows(
  "parts",
  [
    changed("row") { $0[0] = $1[0] },
    changed("last row") { $0[-1] = $1[0] },
    changed("element") { $0[1, 2] = $1[0] },
    changed("column") { $0[0..., 1] = $1[0] },
    changed("block") { $0[0..<2, 1..<3] = $1[0] },
    changed("every second") { $0[stride(from: 0, to: 5, by: 2)] = $1[0] },
    changed("rows by index") { $0[rows] = $1[0] },
    changed("pairs") { $0[rows, columns] = $1[0] },
    changed("rows by mask") { $0[Mask([true, false, true])] = $1[0] },
    changed("row, number") { x, _ in x[1] = 5 },
    changed("block, number") { x, _ in x[0..<2, 1] = 0.5 },
    changed("rows by index, number") { x, _ in x[rows] = -1 },
    changed("pairs, number") { x, _ in x[rows, columns] = 2 },
    changed("positive, number") { x, _ in x[x > 0] = 0 },
    changed("row plus") { $0[0] += $1[0] },
    changed("column times") { x, _ in x[0..., 1] *= 3 },
    changed("row minus row") { x, _ in x[0] -= x[1] },
    changed("block divided", .units(1)) { $0[0..<2, 1..<3] /= $1[0] },
    changed("row from rows") { x, _ in x[0] = x[1] * x[2] },
    changed("row twice") { x, values in
      x[0] = values[0]
      x[0] = x[0] * 2
    },
    changed("copied") { $0.copy(from: $1[0]) },
    changed("added") { $0.add($1[0]) },
    changed("added, number") { x, _ in x.add(2) },
  ])

private let rows = IndexTensor([2, 0])
private let columns = IndexTensor([1, 3])

/// The first operand after a change of a copy of it, given the other operands.
private func changed(
  _ name: String, _ tolerance: Tolerance = .exact,
  by change: @escaping @Sendable (Tensor, [Tensor]) -> Void
) -> FixtureOperation {
  FixtureOperation(name, tolerance) { operands in
    let x = operands[0] * 1
    change(x, Array(operands.dropFirst()))
    return x
  }
}

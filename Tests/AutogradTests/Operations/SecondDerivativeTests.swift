import Autograd
import Testing

/// The gradients of operations, one after the other, and what comes back to the inputs from their
/// weighted sum: second derivatives, of PyTorch 2.15.
let secondFixtures = FixtureRows(
  "seconds",
  [
    seconds("logAddExp", .units(4)) { $0[0].logAddExp($0[1]) },
    seconds("xlogy", .units(4)) { $0[0].xlogy($0[1]) },
    seconds("sinc", .units(16)) { $0[0].sinc() },
    seconds("logit") { $0[0].logit() },
    seconds("addcmul 1") { $0[0].addcmul($0[1], $0[2]) },
    seconds("addcmul 0.3") { $0[0].addcmul($0[1], $0[2], value: 0.3) },
    seconds("addcdiv 1") { $0[0].addcdiv($0[1], $0[2]) },
    seconds("addcdiv 0.3") { $0[0].addcdiv($0[1], $0[2], value: 0.3) },
    seconds("lerp 0.3") { ($0[0] * $0[0]).lerp(to: $0[1], weight: 0.3) },
    seconds("lerp by tensor") { $0[0].lerp(to: $0[1], weight: $0[2]) },
    seconds("remainder") { ($0[0] % $0[1]) * $0[1] },
    seconds("cummax") { $0[0].cummax(dim: 0).values.squared() },
    seconds("nanSum") { ($0[0] * $0[0]).nanSum(dim: 0) },
    seconds("nanToNum") { ($0[0] * $0[0]).nanToNum() },
    seconds("kron") { $0[0].kron($0[1]) },
    seconds("cross") { $0[0].cross($0[1]) },
    seconds("cosineSimilarity", .units(2)) { $0[0].cosineSimilarity($0[1]) },
    seconds("normalized", .units(2)) { $0[0].normalized() },
    seconds("unfold") { $0[0].unfold(dim: 0, size: 2, step: 1).squared() },
    seconds("diff") { $0[0].diff().squared() },
    seconds("scatterAdded") {
      $0[0].scatterAdded(dim: 0, index: IndexTensor([0, 2, 0]), $0[1]).squared()
    },
    seconds("indexSelect") { $0[0].indexSelect(dim: 0, index: IndexTensor([0, 2, 0])).squared() },
    seconds("prelu") { $0[0].prelu($0[1]) },
    seconds("erfinv", .units(8)) { $0[0].erfinv() },
    seconds("fmax") { fmax($0[0] * $0[0], $0[1]) },
    seconds("hypot", .units(8)) { ($0[0] * $0[0]).hypot($0[1]) },
    seconds("logCumSumExp", .units(32)) { $0[0].logCumSumExp(dim: 0) },
    seconds("elu", .units(4)) { $0[0].elu() },
    seconds("selu", .units(4)) { $0[0].selu() },
    seconds("celu", .units(4)) { $0[0].celu() },
    seconds("new dimensions") { ($0[0][..., nil, 0] * $0[0][nil]).sum(dim: 0) },
  ])

private func seconds(
  _ name: String, _ tolerance: Tolerance = .exact,
  _ compute: @escaping @Sendable ([Tensor]) -> Tensor
) -> FixtureOperation {
  FixtureOperation(name, tolerance, namesNode: false) { inputs in
    let result = compute(inputs)
    let pattern: [Float] = [1, -2, 0.5, 3, -0.25]
    let weights = Tensor((0..<result.count).map { pattern[$0 % 5] }, shape: result.shape)
    let slopes = gradients(
      of: result, withRespectTo: inputs, gradient: weights, createGraph: true)
    // Inputs that the gradients do not depend on have second derivatives of zero.
    let nothing = 0 * inputs.map { $0.sum() }.reduce(Tensor(0), +)
    return concatenated(slopes.map { $0.flattened() }) + nothing
  }
}

@Suite struct SecondDerivativeTests {
  @Test func isComplete() {
    #expect(!secondFixtures.rows.isEmpty)
    #expect(secondFixtures.unmatched == [])
  }

  @Test(arguments: secondFixtures.rows)
  func secondDerivatives(of row: OperationRow) {
    let inputs = row.tensors(requiresGrad: true)
    let slopes = row.compute(inputs)
    #expect(row.tolerance.differences(slopes.values, row.values) == [])
    slopes.backward(gradient: row.weights)
    for (input, second) in zip(inputs, row.gradients) {
      #expect(row.tolerance.differences(input.grad.values, second) == [])
    }
  }
}

import Autograd
import Testing

/// One row of the table of operations: what an operation computes, and the gradients that come
/// back when its elements are weighted with 1, -2, 0.5, 3, -0.25, 1, ….
///
/// The numbers are PyTorch's own (2.13 and, where releases differ and for newer rows, 2.15; one thread), except for products of matrices, which this
/// library defines as chains of fused multiply-adds. They are equal to the bit, except where a row
/// states a tolerance: PyTorch's functions are not correctly rounded, and this library's are.
struct OperationRow: CustomTestStringConvertible, Sendable {
  let name: String
  let inputs: [(values: [Float], shape: [Int])]
  let values: [Float]
  let shape: [Int]
  let gradients: [[Float]]
  /// PyTorch's name of the result's node; nil if it is not compared.
  let node: String?
  /// How far numbers may be from PyTorch's.
  let tolerance: Tolerance
  let compute: @Sendable ([Tensor]) -> Tensor

  init(
    _ name: String, _ inputs: [(values: [Float], shape: [Int])], values: [Float], shape: [Int],
    gradients: [[Float]], node: String? = nil, tolerance: Tolerance = .exact,
    compute: @escaping @Sendable ([Tensor]) -> Tensor
  ) {
    self.name = name
    self.inputs = inputs
    self.values = values
    self.shape = shape
    self.gradients = gradients
    self.node = node
    self.tolerance = tolerance
    self.compute = compute
  }

  var testDescription: String { name }

  func tensors(requiresGrad: Bool) -> [Tensor] {
    inputs.map { Tensor($0.values, shape: $0.shape, requiresGrad: requiresGrad) }
  }
}

/// The table.
let operationRows =
  arithmeticRows + scalarArithmeticRows + powersRows + reductionsRows + matrixProductsRows
  + shapesRows + lossesRows
  + fixtureFiles.flatMap(\.rows)

@Suite struct OperationTests {
  @Test(arguments: operationRows)
  func values(of row: OperationRow) {
    let result = row.compute(row.tensors(requiresGrad: false))
    #expect(row.tolerance.differences(result.values, row.values) == [])
    #expect(result.shape == row.shape)
    #expect(!result.requiresGrad)
  }

  @Test(arguments: operationRows)
  func gradients(of row: OperationRow) {
    let inputs = row.tensors(requiresGrad: true)
    let result = row.compute(inputs)
    if let node = row.node { #expect(result.description.contains("grad_fn=<\(node)>")) }
    result.backward(gradient: row.weights)
    for (input, gradient) in zip(inputs, row.gradients) {
      #expect(row.tolerance.differences(input.grad.values, gradient) == [])
      #expect(input.grad.shape == input.shape)
    }
  }

  /// Each input alone requires a gradient: the others are neither differentiated nor kept.
  @Test(arguments: operationRows)
  func gradientsOfOneInput(of row: OperationRow) {
    for (index, gradient) in row.gradients.enumerated() {
      let inputs = row.tensors(requiresGrad: false)
      inputs[index].requiresGrad = true
      let result = row.compute(inputs)
      result.backward(gradient: row.weights)
      #expect(row.tolerance.differences(inputs[index].grad.values, gradient) == [])
      #expect(inputs.filter(\.hasGrad).count == 1)
    }
  }

  /// Nothing is recorded inside `noGrad`.
  @Test(arguments: operationRows)
  func noRecording(of row: OperationRow) {
    let result = noGrad { row.compute(row.tensors(requiresGrad: true)) }
    #expect(row.tolerance.differences(result.values, row.values) == [])
    #expect(!result.requiresGrad)
  }
}

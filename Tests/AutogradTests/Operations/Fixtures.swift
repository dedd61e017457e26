import Autograd
import Foundation
import Testing

/// An operation whose values and gradients a fixture file holds.
struct FixtureOperation: Sendable {
  let name: String
  let tolerance: Tolerance
  let namesNode: Bool
  let compute: @Sendable ([Tensor]) -> Tensor

  /// `namesNode` is false where the graph is not PyTorch's, so that the node bears another name.
  init(
    _ name: String, _ tolerance: Tolerance = .exact, namesNode: Bool = true,
    compute: @escaping @Sendable ([Tensor]) -> Tensor
  ) {
    self.name = name
    self.tolerance = tolerance
    self.namesNode = namesNode
    self.compute = compute
  }
}

/// The rows that a file of `Fixtures` gives; `write_fixtures.py` there says how it is laid out.
struct FixtureRows: Sendable {
  let file: String
  let rows: [OperationRow]
  /// Names that only the file or only the table has.
  let unmatched: Set<String>

  init(_ file: String, _ operations: [FixtureOperation]) {
    self.file = file
    let cases = FixtureRows.read(file)
    unmatched = Set(operations.map(\.name)).symmetricDifference(cases.map(\.name))
    rows = operations.flatMap { operation in
      cases.filter { $0.name == operation.name }.map { $0.row(operation) }
    }
  }

  private struct Case {
    let name: String
    let form: String
    var inputs: [(values: [Float], shape: [Int])] = []
    var values: (values: [Float], shape: [Int]) = ([], [])
    var node = ""
    var gradients: [[Float]] = []

    func row(_ operation: FixtureOperation) -> OperationRow {
      OperationRow(
        "\(name) | \(form)", inputs, values: values.values, shape: values.shape,
        gradients: gradients, node: operation.namesNode ? node : nil,
        tolerance: operation.tolerance, compute: operation.compute)
    }
  }

  private static func read(_ file: String) -> [Case] {
    let url = Bundle.module.resourceURL?.appending(path: "Fixtures/\(file).txt")
    guard let url, let text = try? String(contentsOf: url, encoding: .utf8) else { return [] }
    var cases: [Case] = []
    for line in text.split(separator: "\n") {
      let (keyword, rest) = halves(line, at: " ")
      if keyword == "case" {
        let (name, form) = halves(rest, at: "|")
        cases.append(Case(name: String(name.dropLast()), form: String(form.dropFirst())))
      } else if !cases.isEmpty {
        read(keyword, rest, into: &cases[cases.count - 1])
      }
    }
    return cases
  }

  private static func read(_ keyword: Substring, _ rest: Substring, into fixture: inout Case) {
    switch keyword {
    case "input": fixture.inputs.append(array(rest))
    case "values": fixture.values = array(rest)
    case "node": fixture.node = String(rest)
    default: fixture.gradients.append(numbers(rest))
    }
  }

  private static func array(_ text: Substring) -> (values: [Float], shape: [Int]) {
    let (shape, values) = halves(text, at: ":")
    return (
      numbers(values), shape.split { !$0.isNumber }.compactMap { Int($0) }
    )
  }

  private static func numbers(_ text: Substring) -> [Float] {
    text.split(separator: " ").compactMap { Float($0) }
  }

  private static func halves(
    _ text: Substring, at separator: Character
  ) -> (Substring, Substring) {
    let parts = text.split(separator: separator, maxSplits: 1, omittingEmptySubsequences: false)
    return (parts.first ?? "", parts.count > 1 ? parts[1] : "")
  }
}

/// All files of fixtures.
let fixtureFiles = [
  elementwiseFixtures, functionFixtures, shapeFixtures, reductionFixtures, indexingFixtures,
  productFixtures,
  imageFixtures, normalisationFixtures,
  powerFixtures, partFixtures, composedFixtures, lossFixtures, layerFixtures,
  mixedFixtures, arrangedFixtures, boundFixtures, equationFixtures, pairFixtures, reachedFixtures,
  activationFixtures, sizeFixtures, furtherFixtures,
]

@Suite struct FixtureTests {
  /// Every case of a file is computed, and every operation of the table has a case.
  @Test(arguments: fixtureFiles.indices)
  func isComplete(index: Int) {
    #expect(!fixtureFiles[index].rows.isEmpty)
    #expect(fixtureFiles[index].unmatched == [], "\(fixtureFiles[index].file)")
  }
}

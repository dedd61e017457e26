import LessonDocumentation
import LessonText

// What of a report on documentation a baseline may know.
extension LessonReport {
  /// What is wrong with one block, or with none.
  struct Fault {
    let text: String
    var problems: [Problem]
  }

  /// The faults, in order: a block is one, and so is each thing that is wrong with none.
  var faults: [Fault] {
    let texts = texts
    var places: [String: Int] = [:]
    var faults: [Fault] = []
    for problem in problems where problem.severity == .error {
      if let cell = problem.cell, let place = places[cell] {
        faults[place].problems.append(problem)
      } else {
        if let cell = problem.cell { places[cell] = faults.count }
        faults.append(Fault(text: problem.text(of: texts), problems: [problem]))
      }
    }
    return faults
  }

  /// How many faults are known; where there is none, the cells of an unchanged lesson are not read.
  package var knownFaults: Int {
    guard problems.contains(where: \.isKnown) else { return 0 }
    return faults.count { $0.problems.contains(where: \.isKnown) }
  }

  /// The digests of what is not known to be true, blocks and what is wrong with none.
  var unverifiedTexts: [String] {
    cells.compactMap(\.text)
      + faults.filter { $0.problems.allSatisfy { $0.cell == nil } }.map(\.text)
  }

  /// Marks each problem as known or not.
  mutating func mark(_ isKnown: (_ text: String, _ id: Diagnostic.ID) -> Bool) {
    let texts = texts
    mark { problem in isKnown(problem.text(of: texts), problem.id) }
  }

  private var texts: [String: String] {
    Dictionary(
      cells.compactMap { cell in cell.text.map { (cell.id, $0) } },
      uniquingKeysWith: { first, _ in first })
  }
}

extension LessonReport.Problem {
  fileprivate func text(of cells: [String: String]) -> String {
    cell.flatMap { cells[$0] } ?? ContentDigest([message]).hexadecimal
  }
}

extension DocumentationBlock {
  /// A digest of what the block says, wherever it stands.
  var textDigest: String {
    ContentDigest([code] + (output?.expected.lines ?? [])).hexadecimal
  }
}

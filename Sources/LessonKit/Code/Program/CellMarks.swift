import LessonFormat
import LessonText

/// What a run of a program tells apart: a cell of a lesson, or a block of documentation.
package protocol ProgramPart: Sendable {
  /// Its place, from 1.
  var number: Int { get }
  /// How many seconds it may take.
  var timeout: Double { get }
  /// The variables of the environment that it asks for.
  var variables: [String] { get }
}

extension Cell: ProgramPart {}

/// The marks that a program must write on each of its channels, in this order: one as each cell
/// begins, and one at the end.
///
///     cell 1 81985529216486895    cell 3 81985529216486895    end 81985529216486895
///
/// They carry a key, which the generated code hands to the run-time library. A cell that calls the
/// library's functions itself has no such key: its calls mark nothing.
package struct CellMarks: Sendable, Equatable {
  package let cells: [Int]
  /// What generated code says with each mark.
  package let key: UInt64

  /// The marks of the program that `cells` form; the key comes from their code, so that nothing else decides
  /// on a program's text.
  package init(of cells: [Cell]) {
    let hash = ContentHash(cells.map(\.code)).hexadecimal
    self.init(cells: cells.map(\.number), key: UInt64(hash.prefix(15), radix: 16) ?? 0)
  }

  /// The marks of the cells with these numbers, with a key, which is never 0.
  package init(cells: [Int], key: UInt64) {
    self.cells = cells
    self.key = max(key, 1)
  }

  /// What stands behind the run's word in each mark.
  package var texts: [[UInt8]] {
    cells.map { Array("cell \($0) \(key)".utf8) } + [Array("end \(key)".utf8)]
  }
}

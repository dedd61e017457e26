import LessonFormat
import LessonText

/// The XCTest class of a lesson: one method a cell with expected output, named after heading and ordinal.
///
/// Skipped cells are skipped tests. One further method covers the cells without expected output, so
/// that a cell that traps or prints unseen fails a test too.
package enum TestClass {
  /// The class of the lesson at the absolute `path`, where failures are reported; its `requires=` was held
  /// against `swiftVersion`.
  package static func text(
    of lesson: Lesson, path: String, swiftVersion: Version? = nil
  ) -> String {
    let version = (swiftVersion?.description ?? "").swiftLiteral
    return """
      // The tests of \(lesson.file.filter { !$0.isNewline }): edit the lesson, not this file.
      import LessonTesting
      import XCTest

      final class Lesson_\(lesson.slug.swiftIdentifier): XCTestCase {
        private static let run = LessonRun(
          path: \(path.swiftLiteral), file: \(lesson.file.swiftLiteral),
          program: \(lesson.slug.swiftLiteral), swiftVersion: \(version))

      \(methods(of: lesson, path).joined(separator: "\n"))
      }

      """
  }

  private static func methods(of lesson: Lesson, _ path: String) -> [String] {
    func method(
      _ name: String, calling assertion: String, _ argument: String, at line: Int
    ) -> String {
      """
        func test_\(name)() throws {
          try Self.run.\(assertion)(\(argument)file: \(path.swiftLiteral), line: \(line))
        }

      """
    }
    guard lesson.isWellFormed else {
      return [method("lesson_is_well_formed", calling: "assertWellFormed", "", at: 1)]
    }
    // The name of the method below.
    var names: Set<String> = ["cells_without_output"]
    let cells = lesson.cells.filter(\.hasTest).map { cell in
      var name = cell.id.swiftIdentifier
      while !names.insert(name).inserted { name += "_\(cell.number)" }
      let line = cell.outputs.first?.fence.position.line ?? cell.fence.position.line
      return method(name, calling: "assertCell", "\(cell.id.swiftLiteral), ", at: line)
    }
    return cells + [
      method("cells_without_output", calling: "assertCellsWithoutOutput", "", at: 1)
    ]
  }
}

extension Cell {
  /// Whether the cell has a test of its own: it says what comes of it, or why nothing does.
  package var hasTest: Bool {
    // A variable may be set where the test is made, and not where it runs.
    !outputs.isEmpty || !isRun || requiredChannel != nil || !variables.isEmpty
  }
}

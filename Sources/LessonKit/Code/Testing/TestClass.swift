import LessonFormat
import LessonText

/// The XCTest class of a lesson: one method a cell with expected output, named after heading and
/// ordinal.
///
/// Skipped cells are skipped tests. One further method covers the cells without expected output, so
/// that a cell that traps or prints unseen fails a test too.
package struct TestClass {
  private let lesson: Lesson
  private let path: String
  private let swiftVersion: Version?

  /// Makes the class of the lesson at the absolute `path`, where failures are reported.
  ///
  /// - Parameter swiftVersion: the version that the lesson's `requires=` was held against.
  package init(_ lesson: Lesson, path: String, swiftVersion: Version? = nil) {
    self.lesson = lesson
    self.path = path
    self.swiftVersion = swiftVersion
  }

  package var text: String {
    let version = (swiftVersion?.description ?? "").swiftLiteral
    return """
      // The tests of \(lesson.file.filter { !$0.isNewline }): edit the lesson, not this file.
      import LessonTesting
      import XCTest

      final class Lesson_\(lesson.slug.swiftIdentifier): XCTestCase {
        private static let run = LessonRun(
          path: \(path.swiftLiteral), file: \(lesson.file.swiftLiteral),
          program: \(lesson.slug.swiftLiteral), swiftVersion: \(version))

      \(methods.joined(separator: "\n"))
      }

      """
  }

  private var methods: [String] {
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

  private func method(
    _ name: String, calling assertion: String, _ argument: String, at line: Int
  ) -> String {
    """
      func test_\(name)() throws {
        try Self.run.\(assertion)(\(argument)file: \(path.swiftLiteral), line: \(line))
      }

    """
  }
}

extension Cell {
  /// Whether the cell has a test of its own: it says what comes of it, or why nothing does.
  package var hasTest: Bool {
    // A variable may be set where the test is made, and not where it runs.
    !outputs.isEmpty || !isRun || requiredChannel != nil || !variables.isEmpty
  }
}

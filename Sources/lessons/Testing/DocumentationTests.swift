import LessonResults
import LessonText

/// The XCTest classes of a package's documentation: one a file, one method a block.
///
/// They ask the command, so that a package's tests link nothing of ours, and report what it finds out at the
/// file and line of the documentation.
enum DocumentationTests {
  /// The classes of the files that `reports` list, in the package at the absolute path `root`; `command` is
  /// the path of the command.
  static func text(of reports: [LessonReport], root: String, command: String) -> String {
    var names: Set<String> = []
    let classes = reports.map { report in
      classText(
        of: report, named: unused("Documentation_" + report.file.swiftIdentifier, in: &names),
        path: root + "/" + report.file)
    }
    return """
      // The tests of the package's documentation: edit that, not this file.
      import Foundation
      import XCTest

      \(classes.joined(separator: "\n"))
      private let command = \(command.swiftLiteral)
      private let root = \(root.swiftLiteral)

      \(verification)
      """
  }

  private static func classText(
    of report: LessonReport, named name: String, path: String
  ) -> String {
    // The name of the method below.
    var names: Set = ["nothing_else_is_wrong"]
    func method(_ name: String, _ block: String?, at line: Int) -> String {
      """
        func test_\(name)() throws {
          try check(
            \(block?.swiftLiteral ?? "nil"), of: \(report.file.swiftLiteral),
            file: \(path.swiftLiteral), line: \(line))
        }

      """
    }
    let methods = report.cells.map { cell in
      method(unused(cell.id.swiftIdentifier, in: &names), cell.id, at: cell.line)
    }
    return """
      final class \(name): XCTestCase {
      \((methods + [method("nothing_else_is_wrong", nil, at: 1)]).joined(separator: "\n"))}

      """
  }

  /// The name, with a number where another one has it.
  private static func unused(_ name: String, in names: inout Set<String>) -> String {
    var unused = name
    var number = 1
    while !names.insert(unused).inserted {
      number += 1
      unused = "\(name)_\(number)"
    }
    return unused
  }

  /// What all classes share: one run of the command, on the build that the tests belong to.
  private static let verification = #"""
    private struct Report: Decodable {
      struct File: Decodable {
        var file: String
        var cells: [Cell]
        var diagnostics: [Problem]
      }
      struct Cell: Decodable {
        var id: String
        var status: String
        var skipReason: String?
        var uncheckedReason: String?
        var baseline: Bool?
      }
      struct Problem: Decodable {
        var id: String
        var line: Int
        var column: Int
        var message: String
        var details: [String]?
        var advice: String?
        var cell: String?
        var baseline: Bool?
      }
      var lessons: [File]

      /// What the command found out, once for all tests.
      static let shared = Result { try verified() }

      private static func verified() throws -> Report {
        let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
        let folder = bundle?.bundleURL.deletingLastPathComponent() ?? Bundle.main.bundleURL
        let process = Process()
        process.executableURL = URL(fileURLWithPath: command)
        process.arguments = [
          "check", "--format", "json", "--quiet", "--package-path", root,
          "--build-folder", folder.path,
        ]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationReason == .exit, process.terminationStatus < 2 else {
          throw Failure(description: "the documentation could not be verified: see further up")
        }
        return try JSONDecoder().decode(Report.self, from: data)
      }
    }

    private struct Failure: Error, CustomStringConvertible { var description: String }

    /// Fails at what is wrong with a block of a file, or with no block at all.
    private func check(
      _ block: String?, of name: String, file: StaticString, line: UInt
    ) throws {
      let reports: [Report.File]
      do { reports = try Report.shared.get().lessons } catch {
        return XCTFail("\(error)", file: file, line: line)
      }
      guard let report = reports.first(where: { $0.file == name }),
        let cell = block.map({ id in report.cells.first { $0.id == id } }) ?? .some(nil)
      else { return XCTFail("it is not there any more: build again", file: file, line: line) }
      // What the package's baseline knows fails nothing.
      let problems = report.diagnostics.filter { $0.cell == block && $0.baseline != true }
      for problem in problems {
        let text = ["column \(problem.column): \(problem.message) [\(problem.id)]"]
          + (problem.details ?? []).map { "  " + $0 } + (problem.advice.map { ["→ " + $0] } ?? [])
        XCTFail(text.joined(separator: "\n"), file: file, line: UInt(problem.line))
      }
      guard problems.isEmpty, let cell else { return }
      switch cell.status {
      case "passed": break
      case "skipped": throw XCTSkip(cell.skipReason ?? "skipped")
      case "failed" where cell.baseline == true:
        throw XCTSkip("known to fail, see .lessons-baseline.json")
      case "unchecked": throw XCTSkip("not checked: \(cell.uncheckedReason ?? "")")
      default: throw XCTSkip("not run, because another block failed")
      }
    }

    """#
}

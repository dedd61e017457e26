import Foundation
import LessonPages
import LessonProcess
import LessonText
import LessonVerification

/// The folder of a theme, `--theme DIR`.
struct ThemeFolder {
  let path: String

  /// What tells the files from what they were before.
  var stamp: String {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path))?.sorted() ?? []
    return names.map { "\($0) \(FileStamp(path: "\(path)/\($0)")?.description ?? "")" }
      .joined(separator: "\n")
  }

  func theme() throws -> Theme {
    try sayingProblems { try Theme(files()) }
  }

  /// What may be a mistake in the theme, in lines that end in line feeds.
  func warnings() throws -> String {
    try theme().warnings.map { line($0, styled: Terminal.error.styled("warning:", .yellow)) }
      .joined()
  }

  /// Runs `body`; what it finds wrong with the theme is said with the folder's name.
  func sayingProblems<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let malformed as Theme.Malformed {
      let kind = Terminal.error.styled("error:", .red)
      throw InputFailure(
        text: malformed.problems.map { line($0, styled: kind) }.joined())
    }
  }

  /// The files, hidden ones left out.
  private func files() throws -> [Theme.File] {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    } catch {
      throw ToolFailure(message: "cannot read \(path): \(error.localizedDescription)")
    }
    var files: [Theme.File] = []
    var problems: [ThemeProblem] = []
    for name in names where !name.hasPrefix(".") {
      if let problem = problem(with: name) {
        problems.append(problem)
      } else if let data = FileManager.default.contents(atPath: "\(path)/\(name)") {
        files.append(Theme.File(name, Array(data)))
      } else {
        problems.append(
          ThemeProblem(name, "this file cannot be read", advice: "look at its permissions"))
      }
    }
    guard problems.isEmpty else { throw Theme.Malformed(problems: problems) }
    return files
  }

  /// What keeps an entry of the folder from being a file of the theme.
  private func problem(with name: String) -> ThemeProblem? {
    guard let root = RealPath(of: path), let file = RealPath(of: "\(path)/\(name)") else {
      return ThemeProblem(name, "this link leads nowhere", advice: "correct or remove it")
    }
    guard file.isBelow(root) else {
      return ThemeProblem(
        name, "this link leaves the theme", advice: "put a copy of the file in its place")
    }
    guard !file.isRegularFile else { return nil }
    return ThemeProblem(
      name, "this is no file, and a theme has files only",
      advice: "put what is in it beside the templates")
  }

  private func line(_ problem: ThemeProblem, styled kind: String) -> String {
    let terminal = Terminal.error
    let place = problem.position.map { ":\($0.line):\($0.column)" } ?? ""
    let file = path.hasSuffix("/") ? path + problem.file : "\(path)/\(problem.file)"
    return terminal.styled("\(file)\(place):".withVisibleControls, .bold) + " "
      + kind + " \(problem.message.withVisibleControls)\n  "
      + terminal.styled("→", .cyan) + " \(problem.advice.withVisibleControls)\n"
  }
}

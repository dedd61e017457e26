import Foundation
import Testing

/// `lessons import` makes a lesson of any notebook of format 4, or says why not and writes nothing.
@Suite struct ImportCommandTests {
  @Test(arguments: NotebookCase.all)
  func lessonIsTheExpectedOne(_ notebook: NotebookCase) throws {
    let package = try notebook.package()
    let run = try package.run("import", "notebook.ipynb", "--name", "sample")
    #expect(run.status == 0)
    #expect(run.output + run.errorOutput == (try notebook.text("report.txt")))
    #expect(try package.read("Lessons/01-sample.md") == (try notebook.text("lesson.md")))
    #expect(try package.read("Package.swift") == "let lessons: [String] = [\"01-sample\"]\n")
    #expect(try package.read("Sources/LessonPrograms/01-sample/Stub.swift").hasPrefix("//"))
    let lessons = package.folder.appending(path: "Lessons")
    for line in run.output.split(separator: "\n") where line.hasPrefix("Wrote Lessons/") {
      let file = package.folder.appending(path: line.dropFirst(6)).standardizedFileURL
      #expect(file.path.hasPrefix(lessons.path))
      #expect(try !Data(contentsOf: file).isEmpty)
    }
  }

  @Test func thereAreCases() {
    #expect(NotebookCase.all.count > 4)
  }

  @Test func proseDoesNotRun() throws {
    let package = try NotebookCase(name: "prose-stays-prose").package()
    #expect(try package.run("import", "notebook.ipynb").status == 0)
    let report = try Command.report(["--no-cache"], in: package.folder)
    #expect(report.summary.passed == 3)
    #expect(report.summary.cells == 3)
    // The page has no scripts; the reader is told.
    let diagnostics = report.lessons.flatMap(\.diagnostics)
    #expect(diagnostics.allSatisfy { $0.severity == "warning" })
    #expect(diagnostics.map(\.id).allSatisfy { $0 == "html-left-out" })
  }

  @Test func storedOutputsAreWhatTheContractComparesWith() throws {
    let package = try NotebookCase(name: "swift-outputs").package()
    #expect(try package.run("import", "notebook.ipynb").status == 0)
    let report = try Command.report(["--no-cache"], in: package.folder)
    #expect(report.lessons.flatMap(\.diagnostics).map(\.message).isEmpty)
    #expect(report.summary.cells == 8)
    #expect(report.summary.passed == 6)
    #expect(report.summary.skipped == 2)
  }

  @Test func nameComesFromTheHeadingElseFromTheFile() throws {
    let heading =
      #"{"cell_type": "markdown", "metadata": {}, "source": "Text\n\n# Tensor *maths*"}"#
    let package = try TemporaryPackage(["03-third.md": "# Third\n"])
    try package.write(Self.notebook([heading]), to: "09-own_file.ipynb")
    #expect(try package.run("import", "09-own_file.ipynb").output.contains("04-tensor-maths.md"))
    let again = try package.run("import", "09-own_file.ipynb")
    #expect(again.status == 64)
    #expect(again.errorOutput.contains("04-tensor-maths.md has this name already"))
    try package.write(Self.notebook([]), to: "09-own_file.ipynb")
    #expect(try package.run("import", "09-own_file.ipynb").output.contains("05-own_file.md"))
    let named = try package.run("import", "09-own_file.ipynb", "--name", "20-other")
    #expect(named.output.contains("Wrote Lessons/20-other.md"))
    let title = try package.run("import", "09-own_file.ipynb", "--name", "10-X and y")
    #expect(title.output.contains("Wrote Lessons/10-x-and-y.md"))
  }

  @Test(
    "What is no notebook of format 4 is refused with the reason, and nothing is written",
    arguments: [
      ("", "not JSON"), ("{\"nbformat\": 4, \"cells\": [", "not JSON"), ("[]", "no notebook"),
      ("{}", "no `nbformat`"), (#"{"nbformat": 3, "worksheets": []}"#, "format 3"),
      (#"{"nbformat": 4, "cells": {}}"#, "cells: must be a list"),
      (String(repeating: "[", count: 600), "not JSON"),
      (notebook([#"{"cell_type": "heading", "source": "x"}"#]), "cell 1, cell_type: `heading`"),
      (
        notebook([#"{"cell_type": "raw", "source": ["a", 1]}"#]), "cell 1, source: must be a string"
      ),
      (
        notebook([#"{"cell_type": "code", "source": "", "outputs": [{"output_type": "pyout"}]}"#]),
        "cell 1, output 1, output_type: `pyout`"
      ),
      (
        notebook([
          #"{"cell_type": "markdown", "source": "", "attachments": {"x": {"image/png": "a"}}}"#
        ]), "not base64"
      ),
    ])
  func othersAreRefused(_ text: String, _ reason: String) throws {
    let package = try TemporaryPackage([:])
    try package.write(text, to: "x.ipynb")
    let before = try package.files
    let run = try package.run("import", "x.ipynb", "--name", "x")
    #expect(run.status == 2)
    #expect(run.errorOutput.contains(reason))
    #expect(run.output.isEmpty)
    #expect(try package.files == before)
  }

  @Test(arguments: ["NaN", "-Infinity", "1e999"])
  func numbersThatPythonWritesAndNoDoubleHoldsAreRead(_ number: String) throws {
    let package = try TemporaryPackage([:])
    try package.write(
      #"{"nbformat": 4, "metadata": {"x": \#(number)}, "cells": [], "y": [\#(number)]}"#,
      to: "x.ipynb")
    #expect(try package.run("import", "x.ipynb").status == 0)
  }

  /// Python writes and reads half a character, and of two members with one name it takes the last one.
  @Test func textThatPythonReadsOtherwiseIsToldOf() throws {
    let package = try TemporaryPackage([:])
    try package.write(
      #"""
      {"nbformat": 4, "metadata": {}, "cells": [
       {"cell_type": "markdown", "source": "first", "metadata": {},
        "s\u006furce": "a \ud83d\ude00 \ud83d b \uDC00"}
      ]}
      """#, to: "x.ipynb")
    let run = try package.run("import", "x.ipynb")
    #expect(run.status == 0)
    #expect(try package.read("Lessons/01-x.md") == "a 😀 \u{FFFD} b \u{FFFD}\n")
    #expect(
      run.errorOutput
        == """
        warning: x.ipynb: line 2, column 28: the object has another `source` further down, which counts
        warning: x.ipynb: line 3, column 34: `\\ud83d` is half a character, and is read as U+FFFD
        warning: x.ipynb: line 3, column 43: `\\uDC00` is half a character, and is read as U+FFFD

        """)
  }

  @Test func attachmentsStayInTheLessonsFolder() throws {
    let names = [
      "../../../up.png", "/etc/passwd", "..", "", "a/b.png", "c\\b.png", "B.png", ".hidden",
    ]
    let members = names.map { "\($0.debugDescription): {\"image/png\": \"aGk=\"}" }
    let package = try TemporaryPackage([:])
    let cell =
      "{\"cell_type\": \"markdown\", \"source\": \"x\","
      + " \"attachments\": {\(members.joined(separator: ", "))}}"
    try package.write(Self.notebook([cell]), to: "x.ipynb")
    #expect(try package.run("import", "x.ipynb").status == 0)
    let written = try package.files.keys.filter { !["README.md", "x.ipynb"].contains($0) }
    #expect(written.count == names.count + 1)
    #expect(
      written.allSatisfy {
        $0 == "Lessons/01-x.md" || $0.hasPrefix("Lessons/01-x.files/cell-1-")
      })
  }

  @Test func folderThatIsThereIsNotTouched() throws {
    let package = try NotebookCase(name: "python-pictures-and-errors").package()
    let folder = package.folder.appending(path: "Lessons/01-sample.files")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let before = try package.files
    let run = try package.run("import", "notebook.ipynb", "--name", "sample")
    #expect(run.status == 2)
    #expect(run.errorOutput.contains("01-sample.files is there already"))
    #expect(try package.files == before)
  }

  private static func notebook(_ cells: [String]) -> String {
    #"{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": ["#
      + cells.joined(separator: ", ") + "]}"
  }
}

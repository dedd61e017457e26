import Foundation
import Testing

/// `lessons export` writes what was verified, as the official schema wants it.
@Suite struct ExportCommandTests {
  private static let good = "# Good\n\n```swift\n1 + 1\n```\n\n```output\n2\n```\n"
  private static let bad = "# Bad\n\n```swift\n1 + 1\n```\n\n```output\n3\n```\n"

  @Test func verifiedLessonIsWrittenWithItsOutputs() throws {
    let package = try TemporaryPackage(["01-good.md": Self.good])
    let run = try package.run("export", "good")
    #expect(run.status == 0)
    #expect(run.output == "Wrote 01-good.ipynb: 1 cell\n")
    let text = try package.read("01-good.ipynb")
    #expect(
      text == """
        {
         "cells": [
          {
           "cell_type": "markdown",
           "id": "markdown-1",
           "metadata": {},
           "source": [
            "# Good"
           ]
          },
          {
           "cell_type": "code",
           "execution_count": 1,
           "id": "good-1",
           "metadata": {},
           "outputs": [
            {
             "name": "stdout",
             "output_type": "stream",
             "text": [
              "2\\n"
             ]
            }
           ],
           "source": [
            "1 + 1"
           ]
          }
         ],
         "metadata": {
          "kernelspec": {
           "display_name": "Swift",
           "language": "swift",
           "name": "swift"
          },
          "language_info": {
           "file_extension": ".swift",
           "mimetype": "text/x-swift",
           "name": "swift"
          },
          "lessons": {
           "version": 1
          },
          "title": "Good"
         },
         "nbformat": 4,
         "nbformat_minor": 5
        }

        """)
    #expect(try package.run("export", "good", "-o", "-").output == text)
    #expect(try package.run("export", "good", "--output", "other.ipynb").status == 0)
    #expect(try package.read("other.ipynb") == text)
  }

  @Test func lessonThatFailsIsNotWritten() throws {
    let package = try TemporaryPackage(["01-good.md": Self.good, "02-bad.md": Self.bad])
    let before = try package.files
    let run = try package.run("export", "good", "bad")
    #expect(run.status == 1)
    #expect(run.output.contains("[output-mismatch]"))
    let piped = try package.run("export", "bad", "-o", "-")
    #expect(piped.status == 1)
    #expect(piped.output.isEmpty)
    #expect(piped.errorOutput.contains("[output-mismatch]"))
    #expect(try package.files == before)
    #expect(try package.run("export", "bad", "--no-check").status == 0)
  }

  @Test(
    "Wrong usage",
    arguments: [[], ["a", "b", "-o", "x"], ["nowhere"], ["a", "--filter", "x"], ["a", "x/a.md"]])
  func wrongUsage(_ arguments: [String]) throws {
    let package = try TemporaryPackage(["a.md": "# A\n", "b.md": "# B\n"])
    try FileManager.default.createDirectory(
      at: package.folder.appending(path: "x"), withIntermediateDirectories: true)
    try package.write("# A\n", to: "x/a.md")
    #expect(try Command(["export"] + arguments, in: package.folder).status == 64)
  }

  @Test func cellsInListsAreToldOf() throws {
    let package = try TemporaryPackage(["a.md": "- ```swift\n  1\n  ```\n  ```output\n  1\n  ```\n"]
    )
    let run = try package.run("export", "a")
    #expect(run.output == "Wrote a.ipynb: 0 cells\n")
    #expect(run.errorOutput.contains("1 cell of a list, a quote or a footnote"))
  }

  @Test func lessonsOfTheCourseComeBack() throws {
    let lessons = GoldenCase.folder.appending(path: "../../../Lessons").standardizedFileURL
    let package = try TemporaryPackage([:])
    for name in try FileManager.default.contentsOfDirectory(atPath: lessons.path)
    where name.hasSuffix(".md") {
      let slug = String(name.dropLast(3))
      let path = lessons.appending(path: name).path
      #expect(try package.run("export", "--no-check", path).status == 0)
      #expect(try package.run("import", "\(slug).ipynb", "--name", slug).status == 0)
      #expect(
        try Data(contentsOf: package.folder.appending(path: "Lessons/\(name)"))
          == Data(contentsOf: lessons.appending(path: name)))
    }
  }

  @Test(
    "All exports validate against the official schema",
    .enabled(if: NotebookSchema.isWanted, "python3 has no module nbformat (python3-nbformat)"))
  func exportsAreValid() throws {
    let package = try TemporaryPackage([:])
    var files: [String] = []
    for golden in GoldenCase.all {
      try FileManager.default.copyItem(
        at: golden.lesson, to: package.folder.appending(path: "\(golden.name).md"))
      files.append("\(golden.name).md")
    }
    files.removeAll { $0 == "not-utf8.md" }
    #expect(try Command(["export", "--no-check"] + files, in: package.folder).status == 0)
    for name in DownloadedSite.all {
      let text = try DownloadedSite.lesson(name).notebook.text
      try package.write(text, to: "\(name).ipynb")
      files.append(name)
    }
    let problems = try NotebookSchema.problems(in: package.folder)
    #expect(problems == "\(files.count) valid\n")
  }
}

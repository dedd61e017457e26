import Foundation
import Testing

/// No link in a package leads a build out of it: nothing outside is shown or changed.
@Suite struct OutsideLinkTests {
  private let outside: TemporaryPackage
  private let package: TemporaryPackage

  init() throws {
    outside = try TemporaryPackage(["secret.md": "# Secret\n"])
    package = try TemporaryPackage([
      "a.md": "# A\n\n![p](p.svg)\n\n```swift\n1\n```\n\n```output\n1\n```\n"
    ])
    try package.write("<svg/>", to: "Lessons/p.svg")
  }

  private func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: package.folder.appending(path: name).path, withDestinationPath: target)
  }

  private func refused(_ name: String, _ arguments: [String] = ["build"]) throws -> String {
    let before = try outside.files
    let run = try Command(arguments, in: package.folder)
    #expect(run.status == 2, "\(run.output)")
    #expect(run.errorOutput.contains(name), "\(run.errorOutput)")
    #expect(try outside.files == before)
    return run.errorOutput
  }

  @Test(arguments: ["Lessons/secret.md", "Lessons"])
  func aLessonElsewhereIsNone(_ target: String) throws {
    try link("Lessons/b.md", to: outside.folder.appending(path: target).path)
    #expect(try refused("Lessons/b.md").contains("leads out of the package"))
    #expect(try Command(["check", "Lessons/a.md"], in: package.folder).status == 0)
  }

  @Test func pagesAreNotWrittenElsewhere() throws {
    try link("Output", to: outside.folder.path)
    #expect(try refused("Output").contains("leads out of the package"))
  }

  @Test func noFolderOfThePagesLiesElsewhere() throws {
    try FileManager.default.createDirectory(
      at: package.folder.appending(path: "Lessons/img/deep"), withIntermediateDirectories: true)
    try package.write("pixels", to: "Lessons/img/deep/a.png")
    try package.write("# B\n\n![b](img/deep/a.png)\n", to: "Lessons/b.md")
    #expect(try Command(["build"], in: package.folder).status == 0)
    try FileManager.default.removeItem(at: package.folder.appending(path: "Output/img"))
    try link("Output/img", to: outside.folder.path)
    #expect(try refused("Output/img").contains("leads out of the package"))
  }

  @Test func aPageThatIsALinkIsRefused() throws {
    try FileManager.default.createDirectory(
      at: package.folder.appending(path: "Output"), withIntermediateDirectories: true)
    try link("Output/a.html", to: outside.folder.appending(path: "README.md").path)
    #expect(try refused("Output/a.html").contains("leads out of the package"))
  }

  @Test func filesOfALessonComeWithIt() throws {
    let files = package.folder.appending(path: "Lessons/a.files")
    try FileManager.default.createDirectory(at: files, withIntermediateDirectories: true)
    try package.write("1", to: "Lessons/a.files/one.txt")
    try link("Lessons/a.files/same.txt", to: "one.txt")
    #expect(try Command(["build"], in: package.folder).status == 0)
    for target in [outside.folder.path, "../../README.md", "../../../nowhere"] {
      try link("Lessons/a.files/link", to: target)
      #expect(try refused("a.files/link").contains("put a copy of the file in its place"))
      try FileManager.default.removeItem(at: files.appending(path: "link"))
    }
    try FileManager.default.removeItem(at: files)
    try link("Lessons/a.files", to: outside.folder.path)
    #expect(try refused("a.files").contains("put a copy"))
  }

  @Test func anImportedLessonIsNotWrittenElsewhere() throws {
    try FileManager.default.moveItem(
      at: package.folder.appending(path: "Lessons"), to: package.folder.appending(path: "Old"))
    try link("Lessons", to: outside.folder.path)
    let notebook =
      #"{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 4}"#
    try package.write(notebook, to: "n.ipynb")
    #expect(try refused("Lessons", ["import", "n.ipynb"]).contains("leads out of the package"))
    #expect(try refused("Lessons", ["new", "Title"]).contains("leads out of the package"))
  }

  @Test(arguments: [
    "../../evil.png", "/nowhere/evil.png", "a/../../evil.png", "..", "", "x\\..\\y.png",
  ])
  func attachmentsStayInTheLessonsFolder(_ name: String) throws {
    let notebook = try JSONSerialization.data(withJSONObject: [
      "cells": [
        [
          "cell_type": "markdown", "metadata": [:], "source": "![x](attachment:\(name))",
          "attachments": [name: ["image/png": "AAAA"]],
        ]
      ], "metadata": [:], "nbformat": 4, "nbformat_minor": 4,
    ])
    try notebook.write(to: package.folder.appending(path: "n.ipynb"))
    let before = Set(try package.files.keys)
    _ = try Command(["import", "n.ipynb", "--name", "imported"], in: package.folder)
    let new = Set(try package.files.keys).subtracting(before)
    #expect(new.allSatisfy { $0.contains("imported.") || $0.contains("imported/") }, "\(new)")
  }
}

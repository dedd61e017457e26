import Foundation
import Testing

/// Markdown in, Markdown out: every folder of `Updates` through `lessons update`.
///
/// A folder has `lesson.md`, `updated.md` with the bytes that must come of it, and `status.txt`: 0 where
/// everything then verifies, else 1.
@Suite struct UpdateTests {
  private static let folder = GoldenCase.folder.deletingLastPathComponent()
    .appending(path: "Updates")

  private static let names: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted()
  }()

  /// What two runs of the command made of copies of all cases.
  private struct Runs {
    var first: [String: Data] = [:]
    var second: [String: Data] = [:]
    var isVerified: [String: Bool] = [:]
    var statuses: [Int32] = []
  }

  private static let runs = Result {
    let scratch = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    for name in names {
      try FileManager.default.copyItem(
        at: folder.appending(path: name), to: scratch.appending(path: name))
    }
    let files = names.map { scratch.appending(path: "\($0)/lesson.md") }
    var runs = Runs()
    for pass in 1...2 {
      let run = try Command(
        ["update", "--format", "json"] + files.map(\.path), in: scratch, environment: ["CI": ""])
      runs.statuses.append(run.status)
      let report = try JSONDecoder().decode(CommandReport.self, from: Data(run.output.utf8))
      for (name, file) in zip(names, files) {
        let data = try Data(contentsOf: file)
        if pass == 1 { runs.first[name] = data } else { runs.second[name] = data }
      }
      for (name, lesson) in zip(names, report.lessons) {
        runs.isVerified[name] =
          lesson.diagnostics.isEmpty && !lesson.cells.contains { $0.status == "notRun" }
      }
    }
    return runs
  }

  @Test(arguments: names)
  func onlyWhatFailsIsRewritten(_ name: String) throws {
    let runs = try Self.runs.get()
    let expected = try Data(contentsOf: Self.folder.appending(path: "\(name)/updated.md"))
    let status = try String(
      contentsOf: Self.folder.appending(path: "\(name)/status.txt"), encoding: .utf8)
    #expect(
      runs.first[name].map { String(decoding: $0, as: UTF8.self) }
        == String(decoding: expected, as: UTF8.self))
    #expect(runs.first[name] == expected)
    #expect(runs.second[name] == expected)
    #expect(runs.isVerified[name] == (status == "0\n"))
  }

  @Test func theStatusSaysWhetherAllVerifies() throws {
    #expect(try Self.runs.get().statuses == [1, 1])
    let package = try TemporaryPackage(["a.md": "```swift\n1\n```\n"])
    let run = try Command(["update"], in: package.folder, environment: ["CI": ""])
    #expect(run.status == 0)
    #expect(try package.read("Lessons/a.md") == "```swift\n1\n```\n\n```output\n1\n```\n")
  }

  @Test func ciRefuses() throws {
    let package = try TemporaryPackage(["a.md": "```swift\n1\n```\n"])
    let run = try Command(["update"], in: package.folder, environment: ["CI": "true"])
    #expect(run.status == 64)
    #expect(try package.read("Lessons/a.md") == "```swift\n1\n```\n")
  }

  @Test func dryRunPrintsADiffAndWritesNothing() throws {
    let text = "```swift\n0.51\n```\n\n```output\n0.52\n```\n\nEnd\n"
    let package = try TemporaryPackage(["a.md": text])
    let run = try Command(["update", "--dry-run"], in: package.folder, environment: ["CI": ""])
    #expect(run.status == 0)
    #expect(
      run.output == """
        --- Lessons/a.md
        +++ Lessons/a.md
        @@ -3,7 +3,7 @@
         ```
         
         ```output
        -0.52
        +0.51
         ```
         
         End

        """)
    #expect(try package.read("Lessons/a.md") == text)
  }

  @Test func lastDigitsArePointedOut() throws {
    let package = try TemporaryPackage(["a.md": "```swift\n0.3333\n```\n```output\n0.3334\n```\n"])
    let run = try Command(["update"], in: package.folder, environment: ["CI": ""])
    #expect(run.status == 0)
    #expect(run.errorOutput.contains("only the last digits"))
  }

  @Test func whatMarkdownCannotHoldStaysAFailure() throws {
    let text =
      "```swift\nprint(\"a\\rb\")\n```\n```output\na\n```\n```swift\n2\n```\n```output\n1\n```\n"
    let package = try TemporaryPackage(["a.md": text])
    let run = try Command(["update"], in: package.folder, environment: ["CI": ""])
    #expect(run.status == 1)
    #expect(run.errorOutput.contains("not updated Lessons/a.md:4"))
    #expect(try package.read("Lessons/a.md") == text.replacing("\n1\n", with: "\n2\n"))
  }

  @Test func filterSaysWhichCellsAreUpdated() throws {
    let cell = "```swift id=NAME\n1\n```\n\n```output\n2\n```\n"
    let text = cell.replacing("NAME", with: "a") + cell.replacing("NAME", with: "b")
    let package = try TemporaryPackage(["x.md": text])
    let dry = try Command(
      ["update", "--filter", "x/b", "--dry-run"], in: package.folder, environment: ["CI": ""])
    #expect(dry.status == 0)
    let run = try Command(
      ["update", "--filter", "x/b"], in: package.folder, environment: ["CI": ""])
    #expect(run.status == 0)
    let updated = cell.replacing("NAME", with: "b").replacing("\n2\n", with: "\n1\n")
    #expect(try package.read("Lessons/x.md") == cell.replacing("NAME", with: "a") + updated)
  }

  @Test func aLessonThatChangesMeanwhileStaysAsItIs() throws {
    let package = try TemporaryPackage([:])
    let path = package.folder.appending(path: "Lessons/a.md").path
    let text = """
      ```swift
      import Foundation
      try Data("saved meanwhile".utf8).write(to: URL(fileURLWithPath: "\(path)"))
      print(1)
      ```

      """
    try package.write(text, to: "Lessons/a.md")
    let run = try Command(["update"], in: package.folder, environment: ["CI": ""])
    #expect(run.status == 2)
    #expect(run.errorOutput.contains("Lessons/a.md was changed while its cells ran"))
    #expect(try package.read("Lessons/a.md") == "saved meanwhile")
    let names = try FileManager.default.contentsOfDirectory(
      atPath: package.folder.appending(path: "Lessons").path)
    #expect(names == ["a.md"])
  }

  @Test func onlyFilesOfDeadRunsAreRemoved() throws {
    let package = try TemporaryPackage(["a.md": "```swift\n1\n```\n"])
    let dead = ".lessons-\(UUID().uuidString)"
    let living = ".lessons-\(UUID().uuidString)"
    let others = [".lessons-mine", ".hidden", "notes.txt"]
    for name in [dead, living] + others { try package.write("half", to: "Lessons/\(name)") }
    let folder = package.folder.appending(path: "Lessons")
    let descriptor = open(folder.appending(path: living).path, O_RDWR)
    defer { close(descriptor) }
    try #require(flock(descriptor, LOCK_EX) == 0)
    let run = try Command(["update"], in: package.folder, environment: ["CI": ""])
    #expect(run.status == 0)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(Set(left) == Set(others + [living, "a.md"]))
  }

  @Test func oneThatCannotBeWrittenKeepsNoOtherBack() throws {
    let package = try TemporaryPackage([:])
    let path = package.folder.appending(path: "Lessons/a.md").path
    try package.write(
      """
      ```swift
      import Foundation
      try Data("saved meanwhile".utf8).write(to: URL(fileURLWithPath: "\(path)"))
      print(1)
      ```

      """, to: "Lessons/a.md")
    try package.write("```swift\n1\n```\n", to: "Lessons/b.md")
    let run = try Command(["update"], in: package.folder, environment: ["CI": ""])
    #expect(run.status == 2)
    #expect(try package.read("Lessons/b.md").contains("```output\n1\n```"))
  }

  @Test func linksAndPermissionsStay() throws {
    let package = try TemporaryPackage([:])
    try package.write("```swift\n1\n```\n", to: "real.md")
    let real = package.folder.appending(path: "real.md").path
    let link = package.folder.appending(path: "Lessons/a.md").path
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: real)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: real)
    let run = try Command(["update"], in: package.folder, environment: ["CI": ""])
    #expect(run.status == 0)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == real)
    let attributes = try FileManager.default.attributesOfItem(atPath: real)
    #expect(attributes[.posixPermissions] as? Int == 0o640)
    #expect(try package.read("real.md").contains("```output\n1\n```"))
  }
}

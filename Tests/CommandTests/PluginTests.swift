import Foundation
import Testing

/// What the plugins have the command do; `Tests/Dependant/run` has SwiftPM run them.
struct PluginTests {
  @Test func eachBlockOfAPackageHasATest() throws {
    let package = try PackageUnderTest()
    let file = package.folder.appending(path: "Tests.swift")
    let run = try package.run("extract", "documentation", "--output", file.path)
    #expect(run.status == 0, "\(run.errorOutput)")
    let text = try String(contentsOf: file, encoding: .utf8)
    let classes = text.matches(of: #/final class (\w+): XCTestCase/#).map { String($0.1) }
    #expect(
      classes == [
        "Documentation_Lessons_first_md", "Documentation_README_md",
        "Documentation_Sources_Geometry_Geometry_docc_Start_md",
        "Documentation_Sources_Geometry_Square_swift",
        "Documentation_Sources_geometry_tool_main_swift",
      ])
    // One for each of seven blocks, and one a file for what is wrong with no block.
    #expect(text.matches(of: #/func test_\w+\(\) throws/#).count == 8 + 5)
  }

  @Test func documentationAloneNeedsNoLesson() throws {
    for arguments in [["documentation", "a.md"], ["tests"]] {
      let run = try Command(["extract"] + arguments + ["--output", "x"])
      #expect(run.status == 64)
    }
  }

  /// All commands that the plugin hands a build.
  @Test(arguments: ["baseline", "build", "check", "export", "update", "watch"])
  func aBuildFolderHasABuild(_ command: String) throws {
    let package = try PackageUnderTest()
    let lesson = command == "export" ? ["first"] : []
    let run = try Command(
      [command] + lesson + ["--build-folder", package.folder.path], in: package.folder,
      environment: ["CI": ""])
    #expect(run.status == 2)
    #expect(run.errorOutput.contains("there is no build of SwiftPM in \(package.folder.path)"))
  }
}

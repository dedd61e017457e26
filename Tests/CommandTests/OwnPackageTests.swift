import Foundation
import Testing

/// The guide's lesson about any package shows what the tool says of the package that it shows.
struct OwnPackageTests {
  private static let manifest = """
    // swift-tools-version: 5.9
    import PackageDescription
    let package = Package(name: "shapes", targets: [.target(name: "Shapes")])

    """

  @Test(.mustEnd) func answersAreThoseThatTheToolGives() throws {
    let page = try String(
      contentsOf: DocumentExample.root.appending(path: "Lessons/09-your-own-package.md"),
      encoding: .utf8)
    let source = try #require(page.firstMatch(of: #/\n```swift id=rectangle\n((?s).*?)```\n/#))
    let package = try PackageUnderTest([
      "Package.swift": Self.manifest, "Sources/Shapes/Rectangle.swift": String(source.1),
    ])
    let answers = page.matches(of: #/\n```text\n\$ lessons (.*)\n((?s).*?)```\n/#)
    #expect(answers.count == 2)
    for answer in answers {
      // `update` refuses to run where CI is set.
      let run = try Command(
        answer.1.split(separator: " ").map(String.init), in: package.folder,
        environment: ["CI": ""])
      #expect(run.output == answer.2, "\(run.errorOutput)")
    }
  }
}

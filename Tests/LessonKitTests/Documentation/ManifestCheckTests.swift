import LessonDocumentation
import LessonText
import Testing

@Suite("Excerpts of manifests")
struct ManifestCheckTests {
  private static let manifest = PackageManifest(
    name: "swift-things", products: [.init(name: "Things", isLibrary: true, targets: ["Things"])],
    targets: [])

  @Test(
    "are put where they belong",
    arguments: [
      (".package(url: \"a\", from: \"1.0.0\"),", ["Part0: [Package.Dependency] = ["]),
      (
        "\"A\",\n.product(name: \"A\", package: \"a\")",
        ["Part0: [Target.Dependency] = [", "Part1: [Target.Dependency] = ["]
      ),
      (
        ".package(url: \"a\", from: \"1.0.0\"),\n.product(name: \"A\", package: \"a\"),",
        ["Part0: [Package.Dependency] = [", "Part1: [Target.Dependency] = ["]
      ),
      (
        "dependencies: [\n  .package(url: \"a\", from: \"1.0.0\"),\n],\ntargets: [\n]",
        ["Part0 = Package(name: \"Part\", "]
      ),
      ("import PackageDescription\nlet package = Package(name: \"a\")", []),
    ])
  func places(code: String, openings: [String]) throws {
    let page = "> ```swift\n" + code.lines.map { "> \($0)\n" }.joined() + "> ```\n"
    let file = DocumentationFile.reading(.page, page, file: "README.md")
    let program = try #require(file.blocks.first.map(ManifestExcerpt.init)?.programs.first)
    let lines = program.split(separator: "\n", omittingEmptySubsequences: false)
    let found: [String] = lines.filter { $0.hasPrefix("let lesson") }.map(String.init)
    let expected: [String] = openings.map { "let lesson" + $0 }
    #expect(found == expected)
    #expect(lines[1] == "#sourceLocation(file: \"manifest\", line: 1)")
    #expect(lines[3] == "  " + code.split(separator: "\n")[0])
  }

  @Test(
    "of which something is left out, or whose place nobody knows, are not compiled",
    arguments: [
      ".package(url: \"a\", from: ...)", "Thing(.package(url: \"a\", from: \"1.0.0\"))",
      "let package = Package(\n  ...\n  dependencies: [.package(url: \"a\", from: \"1.0.0\")]\n)",
    ])
  func incomplete(code: String) throws {
    let file = DocumentationFile.reading(.page, "```swift\n\(code)\n```\n", file: "README.md")
    #expect(file.blocks.first.map(ManifestExcerpt.init)?.programs == [])
  }

  @Test(
    "name what the package has",
    arguments: [
      (".product(name: \"Things\", package: \"swift-things\"),", []),
      (".product(name: \"Thing\", package: \"swift-things\"),", ["2:17 unknown-product"]),
      (".product(name: \"Thing\", package: \"others\"),", []),
      (".package(url: \"https://a.b/c/swift-things.git\", from: \"1.2.0\")", []),
      (
        "dependencies: [\n  .package(url: \"https://a.b/c/swift-things\", from: \"1.3.0\"),\n],",
        ["3:54 unknown-version"]
      ),
      (
        ".package(url: \"https://a.b/c/swift-things\", .upToNextMajor(from: \"0.9.0\"))",
        ["2:67 unknown-version"]
      ),
      (".package(url: \"https://a.b/c/swift-things\", \"1.0.0\"..<\"3.0.0\")", []),
      (
        ".package(url: \"https://a.b/c/swift-things\", \"0.1.0\"..<\"1.1.0\")",
        ["2:46 unknown-version"]
      ),
      (".package(url: \"https://a.b/c/swift-things\", exact: \"1.1.0\")", ["2:53 unknown-version"]),
      (".package(url: \"https://a.b/c/swift-things\", exact: \"1.0.0\")", []),
      (".package(url: \"https://a.b/c/swift-things\", branch: \"main\")", []),
      (".package(url: \"https://a.b/c/swift-things\", branch: \"next\")", ["2:54 unknown-version"]),
      (".package(url: \"https://a.b/c/others\", from: \"7.0.0\")", []),
    ])
  func excerpts(code: String, found: [String]) throws {
    let page = "```swift\n\(code)\n```\n"
    let file = DocumentationFile.reading(.page, page, file: "README.md")
    let block = try #require(file.blocks.first)
    #expect(block.kind == .manifest)
    let check = ManifestCheck(
      Self.manifest, folder: "things", tags: ["1.0.0", "v1.2.1", "old"], branches: ["main"])
    let texts = check.diagnostics(on: block).map {
      "\($0.position.line):\($0.position.column) \($0.id.rawValue)"
    }
    #expect(texts == found)
    let unknown = ManifestCheck(Self.manifest, folder: "things", tags: [])
    #expect(unknown.diagnostics(on: block).allSatisfy { $0.id == .unknownProduct })
  }
}

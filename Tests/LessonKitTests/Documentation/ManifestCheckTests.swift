import LessonDocumentation
import LessonText
import Testing

@Suite("Excerpts of manifests")
struct ManifestCheckTests {
  private static let manifest = PackageManifest(
    name: "swift-things", products: [.init(name: "Things", isLibrary: true, targets: ["Things"])],
    targets: [])

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
      (".package(url: \"https://a.b/c/swift-things\", branch: \"main\")", []),
      (".package(url: \"https://a.b/c/others\", from: \"7.0.0\")", []),
    ])
  func excerpts(code: String, found: [String]) throws {
    let page = "```swift\n\(code)\n```\n"
    let file = DocumentationFile.reading(.page, page, file: "README.md")
    let block = try #require(file.blocks.first)
    #expect(block.kind == .manifest)
    let check = ManifestCheck(Self.manifest, folder: "things", tags: ["1.0.0", "v1.2.1", "old"])
    let texts = check.diagnostics(on: block).map {
      "\($0.position.line):\($0.position.column) \($0.id.rawValue)"
    }
    #expect(texts == found)
    let unknown = ManifestCheck(Self.manifest, folder: "things", tags: [])
    #expect(unknown.diagnostics(on: block).allSatisfy { $0.id == .unknownProduct })
  }
}

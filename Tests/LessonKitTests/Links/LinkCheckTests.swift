import Testing

@testable import LessonFormat

@Suite struct LinkCheckTests {
  /// A package with `Lessons/a.md` (the lesson itself), `Lessons/b c.md`, `Lessons/img/x.png`.
  private static func target(_ path: String) -> LinkTarget {
    switch path {
    case "Lessons/b c.md": .markdown(Array("# Top\n\n## Loop\n\n```swift id=run\n```\n".utf8))
    case "Lessons/img/x.png", "README.txt", "x.swift": .file
    case "", "Lessons", "Lessons/img": .folder
    case "Lessons/link": .outside
    default: .nothing(neighbours: ["b c.md", "img", "a.md"])
    }
  }

  private func problems(_ markdown: String, base: LinkBase = .package(folder: "Lessons"))
    -> [String]
  {
    let text = "# Own title\n\n## Ünï\n\n## Loop\n\n## Loop\n\n```swift hidden id=unseen\n```\n\n"
    let lesson = Lesson(parsing: Array((text + markdown).utf8), file: "Lessons/a.md")
    #expect(lesson.isWellFormed)
    return LinkCheck(lesson, base: base, target: Self.target).diagnostics.map {
      "\($0.message); \($0.advice ?? "")"
    }
  }

  @Test(arguments: [
    "b%20c.md", "<b c.md>", "./b%20c.md#loop", "b%20c.md#run", "b%20c.md?x=y#top", "img/x.png#L3",
    "#loop-1", "#%C3%BCn%C3%AF", "#ünï", "#", "#top", "img/", "..", "/README.txt", "../x.swift",
    "https://nowhere.example/x#y", "//nowhere.example", "mailto:a@b.c", "tel:1", "/",
    "img/../img//x.png", "?x#loop",
  ])
  func linksThatLeadSomewhereAreFine(_ destination: String) {
    #expect(problems("[a](\(destination))\n").isEmpty)
  }

  @Test(arguments: [
    ("b-c.md", "there is no file `b-c.md`; write `b c.md`"),
    ("img/zzz.png", "there is no file `img/zzz.png`; correct the path, or add the file"),
    ("../Lessons/imgg/", "there is no file `../Lessons/imgg/`; write `../Lessons/img`"),
    ("img/x.png/", "`img/x.png/` is a file, not a folder; remove the `/` at the end"),
    (
      "../../x.swift",
      "`../../x.swift` leads out of the package; put the file into the package, or write its address on the web"
    ),
    (
      "..%2F../x",
      "`../../x` leads out of the package; put the file into the package, or write its address on the web"
    ),
    (
      "link",
      "`link` leads out of the package; put the file into the package, or write its address on the web"
    ),
    ("#lop", "there is no heading with the anchor `#lop` in this lesson; write `#loop`"),
    ("#Loop", "there is no heading with the anchor `#Loop` in this lesson; write `#loop`"),
    (
      "#unseen",
      "there is no heading with the anchor `#unseen` in this lesson; its anchors are `#own-title`, `#ünï`, `#loop`, `#loop-1`"
    ),
    ("b%20c.md#loop-1", "there is no heading with the anchor `#loop-1` in `b c.md`; write `#loop`"),
    ("", "the link has no destination; write one, or remove it"),
  ])
  func linksThatLeadNowhereAreNot(_ destination: String, _ problem: String) {
    #expect(problems("[a](\(destination))\n") == [problem])
    #expect(problems("- [a][b]\n\n[b]: <\(destination)>\n") == [problem])
  }

  @Test func imagesAreFiles() {
    #expect(problems("![a](img/x.png) ![b](data:image/png;base64,AA)\n").isEmpty)
    #expect(problems("![a](img)\n") == ["`img` is a folder, not an image; name a file in it"])
    #expect(problems("![a](#loop)\n") == ["the image has no destination; write one, or remove it"])
  }

  @Test func lessonOutsideAPackageMayReferToItsOwnFolder() {
    #expect(problems("[a](README.txt) [b](/README.txt)\n", base: .lessonFolder).isEmpty)
    #expect(problems("[a](../README.txt)\n", base: .lessonFolder).count == 1)
  }
}

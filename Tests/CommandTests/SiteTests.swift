import Foundation
import Testing

/// `Output/` holds what the lessons say now, whatever is remembered of earlier builds.
@Suite struct SiteTests {
  @Test func filesThatSomebodyChangedAreMadeAgain() throws {
    let package = try TemporaryPackage(["a.md": "# A\n", "b.md": "# B\n"])
    #expect(try package.run("build").output.hasSuffix("Output: 2 pages, 16 changed\n"))
    let made = try package.output
    #expect(try package.run("build").output.hasSuffix("Output: 2 pages, 0 changed\n"))
    try package.write("another page", to: "Output/a.html")
    try package.write("", to: "Output/style.css")
    try FileManager.default.removeItem(at: package.folder.appending(path: "Output/index.html"))
    #expect(try package.run("build").output.hasSuffix("Output: 2 pages, 3 changed\n"))
    #expect(try package.output == made)
  }

  @Test(arguments: ["# B\n\nAnother, longer text.\n", "# Bee\n", "# B\n"])
  func whatIsJoinedOfOldAndNewPartsIsAsIfAllWereNew(_ text: String) throws {
    let package = try TemporaryPackage(["a.md": "# A\n", "b.md": "# B\n", "c.md": "# C\n"])
    #expect(try package.run("build").status == 0)
    try package.write(text, to: "Lessons/b.md")
    #expect(try package.run("build").status == 0)
    let joined = try package.output
    try FileManager.default.removeItem(at: package.folder.appending(path: "Output"))
    #expect(try package.run("build", "--no-cache").status == 0)
    #expect(try package.output == joined)
  }

  @Test(arguments: [["build"], ["build", "--no-cache"]])
  func pagesAndImagesThatNothingNeedsAnyMoreAreRemoved(_ build: [String]) throws {
    let package = try TemporaryPackage([
      "a.md": "# A\n\n![Alt](one.svg) ![Alt](<o & n%25e.svg>)\n",
      "b.md": "# B\n\n<picture><source srcset=\"three.svg\"><img src=\"two.svg\"></picture>\n",
    ])
    for name in ["one", "two", "three", "o & n%e", "mine"] {
      try package.write("<svg/>", to: "Lessons/\(name).svg")
    }
    #expect(try Command(build, in: package.folder).status == 0)
    for name in ["one", "two", "three", "o & n%e"] {
      #expect(try package.output["\(name).svg"] != nil)
    }
    try package.write("mine", to: "Output/mine.svg")
    try package.write("mine", to: "Output/CNAME")
    try package.write("# A\n\n![Alt](two.svg)\n", to: "Lessons/a.md")
    try FileManager.default.removeItem(at: package.folder.appending(path: "Lessons/b.md"))
    #expect(try Command(build, in: package.folder).status == 0)
    #expect(
      try package.output.keys.sorted() == [
        "CNAME", "a.cover.svg", "a.html", "a.ipynb", "index.html", "keys.js", "mine.svg",
        "print.html", "script.js", "search-find.js", "search-index.js", "search.css", "search.js",
        "style.css",
        "theme.css", "two.svg",
      ])
  }

  @Test func imagesOfThePackageComeWithThePages() throws {
    let package = try TemporaryPackage([
      "a.md": "# A\n\n![One](../Pictures/one.svg) ![Two](Pictures/one.svg) ![Three](/three.svg)\n",
      "b.md": "# B\n\n![One](/Pictures/one.svg)\n",
    ])
    for folder in ["Pictures", "Lessons/Pictures"] {
      try FileManager.default.createDirectory(
        at: package.folder.appending(path: folder), withIntermediateDirectories: true)
    }
    try package.write("<svg>1</svg>", to: "Pictures/one.svg")
    try package.write("<svg>2</svg>", to: "Lessons/Pictures/one.svg")
    try package.write("<svg>3</svg>", to: "three.svg")
    #expect(try package.run("build").status == 0)
    let pages = ["a.html", "b.html", "print.html"]
    let text = try pages.map { try package.read("Output/\($0)") }.joined()
    let sources = text.matches(of: /<img src="([^"]*)"/).map { String($0.1) }
    #expect(
      Set(sources) == ["package/Pictures/one.svg", "Pictures/one.svg", "package/three.svg"])
    for (number, source) in [
      "package/Pictures/one.svg", "Pictures/one.svg", "package/three.svg",
    ].enumerated() {
      #expect(try package.read("Output/\(source)") == "<svg>\(number + 1)</svg>")
    }
  }

  @Test func pageOfALessonThatFailsKeepsItsImages() throws {
    let package = try TemporaryPackage(["a.md": "# A\n\n![Alt](one.svg)\n"])
    try package.write("<svg/>", to: "Lessons/one.svg")
    #expect(try package.run("build").status == 0)
    let made = try package.output
    try package.write("# A\n\n![Alt](one.svg)\n\n[nowhere](b.md)\n", to: "Lessons/a.md")
    #expect(try package.run("build").status == 1)
    #expect(try package.output == made)
  }

  @Test func indexFollowsLessonsThatFailOrAreNotRendered() throws {
    let package = try TemporaryPackage(["a.md": "# A\n", "b.md": "# B\n"])
    #expect(try package.run("build").status == 0)
    for title in ["Bee", "Beech"] {
      try package.write("# \(title)\n\n[nowhere](c.md)\n", to: "Lessons/b.md")
      #expect(try package.run("build").status == 1)
      #expect(try package.read("Output/index.html").contains(">\(title)</a>"))
    }
    for title in ["Beet", "Bell"] {
      try package.write("# \(title)\n", to: "Lessons/b.md")
      #expect(try package.run("build", "a").status == 0)
      #expect(try package.read("Output/index.html").contains(">\(title)</a>"))
    }
  }

  @Test(arguments: [
    (["Print.md"], "Lessons/Print.md", "the course's own page"),
    (["a.md", "A.md"], "Lessons/a.md", "the page of Lessons/A.md"),
  ])
  func noLessonTakesAnothersPlaceOnWhateverSystem(
    _ names: [String], _ refused: String, _ place: String
  ) throws {
    let package = try TemporaryPackage([:])
    for name in names { try package.write("# A\n", to: "Lessons/\(name)") }
    // Not every system can keep both.
    let there = try FileManager.default.contentsOfDirectory(
      atPath: package.folder.appending(path: "Lessons").path)
    guard there.count == names.count else { return }
    let run = try package.run("build")
    #expect(run.status == 2)
    #expect(run.errorOutput.contains("\(refused) would take the place of \(place): rename it"))
    #expect(throws: (any Error).self) { try package.output }
  }

  @Test func lessonsOfTwoFoldersKeepTheirPages() throws {
    let package = try TemporaryPackage([:])
    for folder in ["one", "two"] {
      try FileManager.default.createDirectory(
        at: package.folder.appending(path: folder), withIntermediateDirectories: true)
      try package.write("# A\n", to: "\(folder)/a.md")
    }
    let run = try package.run("build", "one/a.md", "two/a.md")
    #expect(run.status == 2)
    #expect(run.errorOutput.contains("two/a.md would take the place of the page of one/a.md"))
  }

  @Test func aNamedLessonNeedsNoFolderOfOthers() throws {
    let package = try TemporaryPackage([:])
    try FileManager.default.removeItem(at: package.folder.appending(path: "Lessons"))
    try package.write("# Alone\n", to: "alone.md")
    let run = try package.run("build", "alone.md")
    #expect(run.status == 0, "\(run.output)\(run.errorOutput)")
    #expect(try package.read("Output/alone.html").contains("Alone"))
  }

  @Test func foldersAreNobodysPages() throws {
    let package = try TemporaryPackage(["a.md": "# A\n", "b.md": "# B\n"])
    #expect(try package.run("build").status == 0)
    let mine = package.folder.appending(path: "Output/b.swift")
    try FileManager.default.createDirectory(at: mine, withIntermediateDirectories: true)
    try package.write("mine", to: "Output/b.swift/Package.swift")
    try FileManager.default.removeItem(at: package.folder.appending(path: "Lessons/b.md"))
    #expect(try package.run("build").status == 0)
    #expect(try package.read("Output/b.swift/Package.swift") == "mine")
    #expect(throws: (any Error).self) { try package.read("Output/b.html") }
  }
}

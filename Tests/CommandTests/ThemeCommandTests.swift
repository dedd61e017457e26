import Foundation
import Testing

/// `--theme` and `--base-url` at work on a package.
@Suite struct ThemeCommandTests {
  private func package(_ theme: [String: String]) throws -> TemporaryPackage {
    let package = try TemporaryPackage(["a.md": "# A\n\nFirst.\n", "b.md": "# B\n"])
    try FileManager.default.createDirectory(
      at: package.folder.appending(path: "theme"), withIntermediateDirectories: true)
    for (name, text) in theme { try package.write(text, to: "theme/\(name)") }
    return package
  }

  @Test func themeReplacesATemplateAndAStyleAndAddsAFile() throws {
    let package = try package([
      "lesson.mustache": "{{<page}}{{$main}}<h1>{{title}}!</h1>{{/main}}{{/page}}\n",
      "style.css": "p {}\n", "logo.svg": "<svg/>\n", ".hidden": "",
    ])
    #expect(try package.run("build").status == 0)
    let plain = try package.output
    #expect(try package.run("build", "--theme", "theme").status == 0)
    let themed = try package.output
    #expect(try package.read("Output/a.html").contains("<h1>A!</h1>"))
    #expect(themed["style.css"] == Data("p {}\n".utf8))
    #expect(themed["logo.svg"] == Data("<svg/>\n".utf8))
    #expect(themed["index.html"] == plain["index.html"])
    #expect(themed["script.js"] == plain["script.js"])
    #expect(Set(themed.keys).subtracting(plain.keys) == ["logo.svg"])
    // A page that is there is not taken for one of another theme.
    #expect(try package.run("build", "--theme", "theme").output.hasSuffix(" 0 changed\n"))
    try package.write("{{<page}}{{$main}}{{title}}?{{/main}}{{/page}}", to: "theme/lesson.mustache")
    #expect(try package.run("build", "--theme", "theme").output.hasSuffix(" 2 changed\n"))
    #expect(try package.run("build").status == 0)
    #expect(try package.output == plain)
  }

  @Test func problemsAreSaidBeforeLessonsRun() throws {
    let package = try package(["fold.mustache": "<b>\n{{titel}}</b>", "cells.mustache": ""])
    let run = try package.run("build", "--theme", "theme/")
    #expect(run.status == 1)
    #expect(run.output.isEmpty)
    #expect(
      run.errorOutput == """
        theme/cells.mustache: error: there is no template of this name
          → did you mean `cell.mustache`?
        theme/fold.mustache:2:1: error: there is no field `titel` here
          → the fields are `content`, `summary`

        """)
    #expect(!FileManager.default.fileExists(atPath: package.folder.path + "/Output"))
  }

  @Test func foldersAndLinksThatLeaveAreNoFilesOfATheme() throws {
    let package = try package(["style.css": "", "b.html": ""])
    let theme = package.folder.appending(path: "theme")
    #expect(
      try package.run("build", "--theme", "theme").errorOutput.hasPrefix(
        "theme/b.html: error: this file would take the place of b.html"))
    try FileManager.default.removeItem(at: theme.appending(path: "b.html"))
    try FileManager.default.createSymbolicLink(
      atPath: theme.path + "/same.css", withDestinationPath: "style.css")
    #expect(try package.run("build", "--theme", "theme").status == 0)
    try FileManager.default.createDirectory(
      at: theme.appending(path: "fonts"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: theme.path + "/out.md", withDestinationPath: "../README.md")
    try FileManager.default.createSymbolicLink(
      atPath: theme.path + "/to.css", withDestinationPath: "nowhere.css")
    let run = try package.run("build", "--theme", "theme")
    #expect(run.status == 1)
    let places = run.errorOutput.split(separator: "\n").filter { !$0.hasPrefix(" ") }
    #expect(
      places == [
        "theme/fonts: error: this is no file, and a theme has files only",
        "theme/out.md: error: this link leaves the theme",
        "theme/to.css: error: this link leads nowhere",
      ])
  }

  @Test(arguments: [
    ["--theme", "nowhere"], ["--theme", "README.md"], ["--base-url", "example.org"],
    ["--base-url", "https://example.org/?a"],
  ])
  func wrongUsageIsSaid(_ arguments: [String]) throws {
    let package = try package([:])
    for command in ["build", "watch"] {
      let run = try Command([command] + arguments, in: package.folder)
      #expect(run.status == 64)
      #expect(run.errorOutput.contains(arguments[0]))
      #expect(run.errorOutput.contains("Usage: lessons \(command) ["))
    }
  }

  @Test func sitemapAndFeedComeAndGoWithTheBaseAddress() throws {
    let package = try package([:])
    #expect(try package.run("build").status == 0)
    let plain = try package.output
    #expect(try package.run("build", "--base-url", "https://example.org/c").status == 0)
    #expect(Set(try package.output.keys).subtracting(plain.keys) == ["feed.xml", "sitemap.xml"])
    #expect(
      try package.read("Output/b.html").contains(
        "<link rel=\"canonical\" href=\"https://example.org/c/b.html\">"))
    // Without a record too: what says that it is ours is in the file.
    #expect(try package.run("build", "--no-cache").status == 0)
    #expect(try package.output == plain)
    try package.write("<urlset/>", to: "Output/sitemap.xml")
    #expect(try package.run("build").status == 0)
    #expect(try package.read("Output/sitemap.xml") == "<urlset/>")
  }
}

import Testing

/// The drawing of a displayed value is on the page, from a run and from the cache.
@Suite struct PicturePageTests {
  @Test func aPageShowsWhatACellDraws() throws {
    let package = try TemporaryPackage([
      "1-a.md": "# A\n\n```swift\nimport Plots\nplot([3, 1])\n```\n\n"
        + "```output\nline chart: 2 points, 3 → 1\n```\n"
    ])
    #expect(try package.run("build").status == 0)
    let page = try package.read("Output/1-a.html")
    #expect(page.contains("<desc>line chart: 2 points, 3 → 1. x from 1 to 2. y from 1 to 3</desc>"))
    #expect(page.contains("stroke=\"var(--chart-1, #1f6fb4)\""))
    let first = try package.output
    #expect(try package.run("build").status == 0)
    #expect(try package.output == first)
    #expect(try package.run("build", "--no-cache").status == 0)
    #expect(try package.output == first)
  }

  @Test func aNotebookHasWhatACellDraws() throws {
    let lesson =
      "# A\n\n```swift\nimport Plots\nprint(1)\nplot([3, 1])\n```\n\n"
      + "```output\n1\nline chart: 2 points, 3 → 1\n```\n\n```output stderr\n```\n"
    let package = try TemporaryPackage(["1-a.md": lesson])
    try package.write("let lessons = [\n  \"1-a\"\n]\n", to: "Package.swift")
    #expect(try package.run("build").status == 0)
    let notebook = try package.read("Output/1-a.ipynb")
    #expect(try package.run("export", "a", "-o", "-").output == notebook)
    let text = try #require(notebook.firstRange(of: "line chart: 2 points"))
    let picture = try #require(notebook.firstRange(of: "\"image/svg+xml\": ["))
    #expect(text.upperBound < picture.lowerBound)
    #expect(notebook.contains("<svg xmlns=\\\"http://www.w3.org/2000/svg\\\""))
    #expect(try package.run("import", "Output/1-a.ipynb", "--name", "2-b").status == 0)
    #expect(try package.read("Lessons/2-b.md") == lesson)
    #expect(try package.run("export", "--no-check", "b").status == 0)
    #expect(!(try package.read("2-b.ipynb").contains("image/svg+xml")))
  }
}

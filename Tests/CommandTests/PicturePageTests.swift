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
}

import Testing

@testable import LessonPages

/// What a chart's colours are on the page, in both themes (WCAG 2.2, success criteria 1.4.3 and
/// 1.4.11).
@Suite struct ContrastTests {
  /// The variables of the theme, those of the dark theme on top of the others.
  private static func colours(isDark: Bool) throws -> [String: [Double]] {
    let file = try #require(Assets.files.first { $0.name == "theme.css" })
    let blocks = String(decoding: file.bytes, as: UTF8.self).split(separator: ":root {")
    var colours: [String: [Double]] = [:]
    for block in blocks.dropFirst().prefix(isDark ? 2 : 1) {
      for match in block.prefix(while: { $0 != "}" }).matches(of: #/(--[a-z0-9-]+): #(\w{6});/#) {
        let value = Int(match.2, radix: 16) ?? 0
        colours[String(match.1)] = [16, 8, 0].map { Double(value >> $0 & 255) / 255 }
      }
    }
    return colours
  }

  private static func luminance(_ colour: [Double]) -> Double {
    // Close enough to the power of 2.4 for a border that nothing comes near to.
    let linear = colour.map { part in part * part * (0.305 * part + 0.682) + 0.0125 * part }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }

  private static func contrast(_ first: [Double], _ second: [Double]) -> Double {
    let (low, high) = (
      min(luminance(first), luminance(second)), max(luminance(first), luminance(second))
    )
    return (high + 0.05) / (low + 0.05)
  }

  @Test(arguments: [false, true])
  func linesAreSeenOnThePage(_ isDark: Bool) throws {
    let colours = try Self.colours(isDark: isDark)
    let paper = try #require(colours["--paper"])
    for number in 1...6 {
      let colour = try #require(colours["--chart-\(number)"])
      #expect(Self.contrast(colour, paper) > 3.2, "--chart-\(number)")
    }
    #expect(Self.contrast(try #require(colours["--quiet"]), paper) > 4.7)
  }

  @Test(arguments: [false, true])
  func textIsReadOnColouredFields(_ isDark: Bool) throws {
    let colours = try Self.colours(isDark: isDark)
    let (paper, text) = (try #require(colours["--paper"]), try #require(colours["--text"]))
    for number in 1...3 {
      let colour = try #require(colours["--chart-\(number)"])
      // The strongest field of a confusion matrix.
      let field = zip(colour, paper).map { 0.4 * $0 + 0.6 * $1 }
      #expect(Self.contrast(text, field) > 4.7, "--chart-\(number)")
    }
  }
}

/// The colours of drawings: variables of the page, each with a colour for where there is no page.
package enum Palette {
  /// Text, and lines that matter: the colour of the text around the drawing.
  package static let ink = "currentColor"
  /// Labels of axes.
  package static let quiet = "var(--chart-quiet, #5c636d)"
  /// Lines of the grid, and frames.
  package static let grid = "var(--chart-grid, #dedbd3)"

  private static let light = ["#1f6fb4", "#b8501c", "#1d7a4f", "#8a4fa3", "#8a6a00", "#0f7580"]
  private static let dashes: [String?] = [nil, "7 3", "2 3", "9 3 2 3", "4 2", "12 3"]

  /// The colour of the series or class with this number.
  package static func colour(_ number: Int) -> String {
    let index = remainder(number, light.count)
    return "var(--chart-\(index + 1), \(light[index]))"
  }

  /// The dashes of its line, so that no colour has to be told from another.
  package static func dash(_ number: Int) -> String? { dashes[remainder(number, dashes.count)] }

  /// How much of a colour covers the ground, in twentieths, as an attribute's value.
  package static func opacity(_ twentieths: Int) -> String? {
    let hundredths = twentieths * 5
    return hundredths >= 100 ? nil : hundredths < 10 ? "0.0\(hundredths)" : "0.\(hundredths)"
  }

  private static func remainder(_ number: Int, _ count: Int) -> Int {
    (number % count + count) % count
  }
}

import Foundation

/// One cell of a page, read from its HTML as a reader sees it.
struct PageCell {
  let number: Int
  /// The cell's anchor, which is its id.
  let id: String
  /// The text of the code block.
  let code: String
  /// The texts of the outputs.
  let outputs: [String]
  /// How many drawings stand beside a text.
  let pictures: Int

  /// All cells of a page, in order.
  static func all(in page: String) -> [PageCell] {
    let start = #/<div class="cell" id="([^"]*)" role="group" aria-label="Cell (\d+)">/#
    let matches = page.matches(of: start)
    return matches.enumerated().map { index, match in
      let end = index + 1 < matches.count ? matches[index + 1].range.lowerBound : page.endIndex
      let html = page[match.range.upperBound..<end]
      let code = html.firstMatch(
        of: #/<code class="language-swift">(.*?)<\/code>/#.dotMatchesNewlines())
      let outputs = html.matches(of: #/<samp>(.*?)<\/samp>/#.dotMatchesNewlines())
      return PageCell(
        number: Int(match.2) ?? 0, id: String(match.1).replacing("cell:", with: ""),
        code: code.map { text(of: $0.1) } ?? "", outputs: outputs.map { text(of: $0.1) },
        pictures: outputs.isEmpty ? 0 : html.matches(of: #/<div class="(chart|drawing)">/#).count)
    }
  }

  /// The text content of HTML without any child that hides some of it.
  private static func text(of html: Substring) -> String {
    String(html).replacing(#/<[^>]*>/#, with: "").replacing("&lt;", with: "<").replacing(
      "&gt;", with: ">"
    )
    .replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&amp;", with: "&")
  }
}

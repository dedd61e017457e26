import Synchronization

/// The code of a lesson in colours while its files are made: each piece is parsed and coloured once,
/// however many of the files show it.
public final class ColoredCode: Sendable {
  /// The trees that the colours are made from.
  let parsed = ParsedCode()
  private let pieces = Mutex<[String: String]>([:])

  /// Knows nothing yet.
  public init() {}

  /// The lines of `code` that a reader sees, for the inside of a `<code>` element.
  func html(of code: String) -> String {
    pieces.withLock { pieces in
      if let html = pieces[code] { return html }
      let html = HighlightedCode(code, parsed).html
      pieces[code] = html
      return html
    }
  }
}

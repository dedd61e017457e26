import Synchronization

/// What several files of one lesson are made of, while they are made: the trees of its code, and the text
/// of its pages with the code in colours.
public final class ColoredCode: Sendable {
  /// The trees that the colours are made from.
  let parsed = ParsedCode()
  private let body = Mutex<LessonBody?>(nil)

  /// Knows nothing yet.
  public init() {}

  /// The text of the lesson of `verdict` for a page where its places have these `names`.
  func body(of verdict: Verdict, _ theme: Theme, _ names: PlaceNames) -> String {
    body.withLock { body in
      let known = body ?? LessonBody(verdict, theme, parsed)
      body = known
      return known.html(names)
    }
  }
}

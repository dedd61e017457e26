/// The levels of headings that are not the page's own.
enum HeadingLevel {
  /// The level of a heading inside an output, below those that prose has.
  static func insideOutput(_ level: Int) -> Int { min(level + 3, 6) }
}

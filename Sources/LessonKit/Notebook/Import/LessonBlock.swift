/// What one cell of a notebook becomes in a lesson.
struct LessonBlock: Sendable {
  enum Kind {
    /// Prose, in which nothing is a cell.
    case prose
    /// A lesson's own Markdown, whose fences are cells.
    case cells
    /// A cell with its outputs.
    case cell
    case frontMatter
  }

  var kind: Kind = .prose
  /// Whether the text is that of a Markdown cell, which was a document of its own.
  var isDocument = false
  /// The number of the notebook's cell.
  var number: Int
  var text = ""
  /// Further blocks, prose always.
  var prose: [String] = []
  /// What stood behind this in the lesson that was exported.
  var gap: String?

  init(number: Int, gap: String?) {
    self.number = number
    self.gap = gap.flatMap { $0.isBlank ? $0 : nil }
  }

  /// Whether a reader of Markdown needs no blank line to tell it from a neighbour of another kind.
  var isFenced: Bool { kind == .cell || kind == .frontMatter }
}

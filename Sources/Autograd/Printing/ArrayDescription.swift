/// What PyTorch prints for an array: brackets, line breaks and what follows the elements.
struct ArrayDescription {
  private static let prefix = "tensor("

  private let shape: Shape
  private let options: PrintOptions
  private let isSummary: Bool
  private var width = 0

  init(_ shape: Shape, _ options: PrintOptions) {
    self.shape = shape
    self.options = options
    isSummary = shape.count > options.threshold
  }

  /// Where the elements that are shown lie.
  var shownOffsets: [Int] {
    var offsets = [0]
    for dim in 0..<shape.rank {
      let steps = positions(dim).compactMap { $0 }.map { $0 * stride(dim) }
      offsets = offsets.flatMap { offset in steps.map { offset + $0 } }
    }
    return offsets
  }

  /// The whole text; `element` writes the element at an offset, all of them in one width.
  ///
  /// `type` is the name of elements that an empty array cannot show.
  mutating func text(
    width: Int, type: String? = nil, suffixes: [String] = [], element: (Int) -> String
  ) -> String {
    self.width = width
    var text = ArrayDescription.prefix
    var suffixes = suffixes
    if shape.count == 0 {
      text += "[]"
      if let type { suffixes.insert("dtype=\(type)", at: 0) }
      if shape.rank != 1 { suffixes.insert("size=\(sizeTuple)", at: 0) }
    } else {
      if options.edgeItems <= 0 { suffixes.insert("size=\(sizeTuple)", at: 0) }
      text += block(dim: 0, offset: 0, indent: ArrayDescription.prefix.utf8.count, element)
    }
    return adding(suffixes, to: text) + ")"
  }

  /// The shape as a Python tuple: `(2, 0)`, `(5,)`, `()`.
  private var sizeTuple: String {
    let extents = shape.extentsArray.map(String.init).joined(separator: ", ")
    return "(" + extents + (shape.rank == 1 ? ",)" : ")")
  }

  /// Suffixes go on the last line as long as they fit, as PyTorch counts.
  private func adding(_ suffixes: [String], to text: String) -> String {
    let lastLine = text.utf8.split(separator: UInt8(ascii: "\n")).last?.count ?? 0
    var length = lastLine + 2
    var text = text
    for suffix in suffixes {
      if length + suffix.utf8.count + 2 > options.lineWidth {
        let indent = ArrayDescription.prefix.utf8.count
        text += ",\n" + String(repeating: " ", count: indent) + suffix
        length = indent + suffix.utf8.count
      } else {
        text += ", " + suffix
        length += suffix.utf8.count + 2
      }
    }
    return text
  }

  /// The positions of a dimension that are shown; nil stands for those left out.
  private func positions(_ dim: Int) -> [Int?] {
    let extent = shape[dim]
    let edge = max(options.edgeItems, 0)
    if !isSummary || extent <= 2 * edge { return (0..<extent).map { $0 } }
    return (0..<edge).map { $0 } + [nil] + (extent - edge..<extent).map { $0 }
  }

  private func stride(_ dim: Int) -> Int {
    shape.count(of: dim + 1..<shape.rank)
  }

  private func block(
    dim: Int, offset: Int, indent: Int, _ element: (Int) -> String
  ) -> String {
    let rank = shape.rank
    if dim == rank { return element(offset) }
    let isRow = dim == rank - 1
    let parts = positions(dim).map { position in
      position.map {
        block(dim: dim + 1, offset: offset + $0 * stride(dim), indent: indent + 1, element)
      } ?? (isRow && options.edgeItems > 0 ? " ..." : "...")
    }
    let margin = String(repeating: " ", count: indent + 1)
    if isRow { return "[" + wrapped(parts, indent: indent, margin: margin) + "]" }
    let newlines = String(repeating: "\n", count: rank - dim - 1)
    return "[" + parts.joined(separator: "," + newlines + margin) + "]"
  }

  /// A row of elements, broken into lines.
  private func wrapped(_ parts: [String], indent: Int, margin: String) -> String {
    let perLine = max(1, (options.lineWidth - indent) / (width + 2))
    return Swift.stride(from: 0, to: parts.count, by: perLine)
      .map { parts[$0..<min($0 + perLine, parts.count)].joined(separator: ", ") }
      .joined(separator: ",\n" + margin)
  }
}

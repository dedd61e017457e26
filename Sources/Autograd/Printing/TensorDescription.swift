extension Tensor: CustomStringConvertible {
  /// The tensor as PyTorch prints it.
  ///
  ///     print(Tensor([1.5, 2]))                  // tensor([1.5000, 2.0000])
  ///     print(Tensor(30, requiresGrad: true))    // tensor(30., requires_grad=True)
  ///
  /// More than a thousand elements are summarised: three at either end of each dimension.
  public var description: String {
    TensorDescription(node).text
  }
}

/// The layout of a printed tensor: brackets, line breaks and what follows the numbers.
struct TensorDescription {
  private static let prefix = "tensor("
  private static let lineWidth = 80
  private static let summaryThreshold = 1000
  private static let edgeCount = 3

  private let node: Node
  private let isSummary: Bool

  init(_ node: Node) {
    self.node = node
    isSummary = node.count > TensorDescription.summaryThreshold
  }

  var text: String {
    var text = TensorDescription.prefix
    var suffixes: [String] = []
    if node.count == 0 {
      text += "[]"
      if node.shape.rank != 1 { suffixes.append("size=\(sizeTuple)") }
    } else {
      let format = NumberFormat(for: shownOffsets().map { node.data[$0] })
      text += block(dim: 0, offset: 0, indent: TensorDescription.prefix.utf8.count, format)
    }
    if let operation = node.fields.pointee.operation {
      suffixes.append("grad_fn=<\(operation.gradientName)>")
    } else if node.fields.pointee.requiresGrad {
      suffixes.append("requires_grad=True")
    }
    return adding(suffixes, to: text) + ")"
  }

  /// The shape as a Python tuple: `(2, 0)`.
  private var sizeTuple: String {
    "(" + node.shape.extentsArray.map(String.init).joined(separator: ", ") + ")"
  }

  /// Suffixes go on the last line as long as they fit, as PyTorch counts.
  private func adding(_ suffixes: [String], to text: String) -> String {
    let lastLine = text.utf8.split(separator: UInt8(ascii: "\n")).last?.count ?? 0
    var length = lastLine + 2
    var text = text
    for suffix in suffixes {
      if length + suffix.utf8.count + 2 > TensorDescription.lineWidth {
        let indent = TensorDescription.prefix.utf8.count
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
    let extent = node.shape[dim]
    let edge = TensorDescription.edgeCount
    if !isSummary || extent <= 2 * edge { return (0..<extent).map { $0 } }
    return (0..<edge).map { $0 } + [nil] + (extent - edge..<extent).map { $0 }
  }

  private func stride(_ dim: Int) -> Int {
    node.shape.count(of: dim + 1..<node.shape.rank)
  }

  /// Where the numbers that are shown lie.
  private func shownOffsets() -> [Int] {
    var offsets = [0]
    for dim in 0..<node.shape.rank {
      let steps = positions(dim).compactMap { $0 }.map { $0 * stride(dim) }
      offsets = offsets.flatMap { offset in steps.map { offset + $0 } }
    }
    return offsets
  }

  private func block(dim: Int, offset: Int, indent: Int, _ format: NumberFormat) -> String {
    let rank = node.shape.rank
    if dim == rank { return format.text(node.data[offset]) }
    let isRow = dim == rank - 1
    let parts = positions(dim).map { position in
      position.map {
        block(dim: dim + 1, offset: offset + $0 * stride(dim), indent: indent + 1, format)
      } ?? (isRow ? " ..." : "...")
    }
    let margin = String(repeating: " ", count: indent + 1)
    if isRow { return "[" + wrapped(parts, indent: indent, margin: margin, format) + "]" }
    let newlines = String(repeating: "\n", count: rank - dim - 1)
    return "[" + parts.joined(separator: "," + newlines + margin) + "]"
  }

  /// A row of numbers, broken into lines.
  private func wrapped(
    _ parts: [String], indent: Int, margin: String, _ format: NumberFormat
  ) -> String {
    let perLine = max(1, (TensorDescription.lineWidth - indent) / (format.width + 2))
    return Swift.stride(from: 0, to: parts.count, by: perLine)
      .map { parts[$0..<min($0 + perLine, parts.count)].joined(separator: ", ") }
      .joined(separator: ",\n" + margin)
  }
}

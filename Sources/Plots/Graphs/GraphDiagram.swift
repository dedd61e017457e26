import LessonDrawing

/// A computation as boxes and arrows: operands above what is computed from them.
///
///     GraphDiagram([
///       .init(["w", "0"]), .init(["x"]), .init(["Mul"], isOperation: true, operands: [0, 1]),
///     ])
public struct GraphDiagram: Picture {
  /// A box, rounded where it is an operation.
  public struct Node: Sendable {
    let lines: [String]
    let isOperation: Bool
    let operands: [Int]

    /// Makes a box.
    ///
    /// - Parameters:
    ///   - lines: what stands in it.
    ///   - operands: the positions of the boxes that arrows come from; they stand before this one.
    public init(_ lines: [String], isOperation: Bool = false, operands: [Int] = []) {
      self.lines = lines.filter { !$0.isEmpty }
      self.isOperation = isOperation
      self.operands = operands
    }
  }

  private let nodes: [Node]
  private let title: String

  /// Makes a diagram of boxes.
  public init(_ nodes: [Node], title: String = "") {
    for (position, node) in nodes.enumerated() {
      precondition(
        node.operands.allSatisfy { (0..<position).contains($0) },
        "the operands of box \(position) must stand before it")
    }
    self.nodes = nodes
    self.title = title
  }

  /// `graph: 4 operations on 3 values: Mul → Sub → Pow → Mean`.
  public var summary: String {
    let operations = nodes.filter(\.isOperation)
    let values = nodes.count - operations.count
    let head = "graph: \(title.isEmpty ? "" : "\(title), ")"
    let count =
      "\(operations.count) \(operations.count == 1 ? "operation" : "operations")"
      + " on \(values) \(values == 1 ? "value" : "values")"
    let names = operations.prefix(Self.namedOperations).map { $0.lines.first ?? "?" }
    guard !names.isEmpty else { return head + count }
    let more = operations.count > names.count ? ", …" : ""
    return head + count + ": " + names.joined(separator: ", ") + more
  }

  private static let namedOperations = 8
  private static let (margin, lineHeight) = (12, 17)

  /// The diagram as a drawing.
  public var svg: String {
    let sizes = nodes.map { node in
      let text = node.lines.map { TextMeasure.width(Self.shown($0)) }.max() ?? 0
      return (width: text + 24, height: max(node.lines.count, 1) * Self.lineHeight + 13)
    }
    let layout = GraphLayout(operands: nodes.map(\.operands), sizes: sizes)
    let top = title.isEmpty ? Self.margin : 38
    let titleWidth = title.isEmpty ? 0 : TextMeasure.width(title, size: 16)
    var drawing = SVGText(
      width: max(layout.width, titleWidth) + 2 * Self.margin,
      height: layout.height + top + Self.margin,
      title: title.isEmpty ? "Graph" : title, description: details)
    if !title.isEmpty {
      drawing.add(
        text: title,
        ["x": "12", "y": "22", "font-size": "15", "font-weight": "600", "fill": Palette.ink])
    }
    for edge in layout.edges { draw(edge, from: top, in: &drawing) }
    for (index, node) in nodes.enumerated() {
      draw(node, sizes[index], at: layout.centers[index], from: top, in: &drawing)
    }
    return drawing.finished
  }

  /// The summary with every arrow in words.
  private var details: String {
    let names = nodes.map { $0.lines.joined(separator: " ") }
    let steps = nodes.indices.filter { !nodes[$0].operands.isEmpty }.map { index in
      "\(names[index]) from " + nodes[index].operands.map { names[$0] }.joined(separator: " and ")
    }
    return ([summary] + steps).joined(separator: ". ")
  }

  private static func shown(_ line: String) -> String { TextMeasure.fitted(line, 200) }

  private func draw(_ edge: [Place], from top: Int, in drawing: inout SVGText) {
    let places = edge.map { Place(x: $0.x + Self.margin * 10, y: $0.y + top * 10) }
    guard let first = places.first, let last = places.last else { return }
    var path = "M\(first.path)"
    for (start, end) in zip(places, places.dropFirst()) {
      let middle = (start.y + end.y) / 2
      path += "C\(Place(x: start.x, y: middle).path) \(Place(x: end.x, y: middle).path) \(end.path)"
    }
    drawing.add("path", ["d": path, "stroke": Palette.quiet, "stroke-width": "1.5"])
    drawing.add("path", ["d": "M\(last.path)l-4-7h8z", "fill": Palette.quiet])
  }

  private func draw(
    _ node: Node, _ size: (width: Int, height: Int), at center: Place, from top: Int,
    in drawing: inout SVGText
  ) {
    let center = Place(x: center.x + Self.margin * 10, y: center.y + top * 10)
    let corner = node.isOperation ? "13" : "2"
    drawing.add(
      "rect",
      [
        "x": Place.text(center.x - size.width * 5), "y": Place.text(center.y - size.height * 5),
        "width": "\(size.width)", "height": "\(size.height)", "rx": corner,
        "fill": Palette.colour(node.isOperation ? 0 : 2), "fill-opacity": Palette.opacity(3),
        "stroke": Palette.colour(node.isOperation ? 0 : 2), "stroke-width": "1.5",
      ])
    for (index, line) in node.lines.enumerated() {
      let rise = (node.lines.count - 1 - 2 * index) * Self.lineHeight * 5
      drawing.add(
        text: Self.shown(line),
        [
          "x": Place.text(center.x), "y": Place.text(center.y - rise + 45),
          "text-anchor": "middle", "font-weight": index == 0 ? "600" : nil, "fill": Palette.ink,
        ])
    }
  }
}

import LessonDrawing
import LessonMarkdown

/// A box of a flowchart: its shape, as large as its text needs.
struct FlowchartBox {
  private let lines: [String]
  private let shape: Flowchart.Shape
  /// The size in pixels.
  let size: (width: Int, height: Int)

  private static let (lineHeight, lineWidth) = (17, 220)

  init(_ node: Flowchart.Node) {
    lines = node.label.flatMap { Self.broken($0) }
    shape = node.shape
    size = Self.size(of: shape, around: Self.size(of: lines))
  }

  /// Whether lines may end anywhere on its sides.
  var hasStraightSides: Bool {
    switch shape {
    case .rectangle, .rounded, .subroutine: true
    default: false
    }
  }

  /// The size of lines of text.
  static func size(of lines: [String]) -> (width: Int, height: Int) {
    let lines = lines.flatMap { broken($0) }
    return (lines.map { TextMeasure.width($0) }.max() ?? 0, max(lines.count, 1) * lineHeight)
  }

  /// A line in parts that are not too wide, cut between words; a word that is too wide is cut short.
  private static func broken(_ line: String) -> [String] {
    var lines: [String] = []
    var current = ""
    for word in line.split(separator: " ") {
      let longer = current.isEmpty ? String(word) : "\(current) \(word)"
      if !current.isEmpty, TextMeasure.width(longer) > lineWidth {
        lines.append(current)
        current = String(word)
      } else {
        current = longer
      }
    }
    return (lines + [current]).map { TextMeasure.fitted($0, lineWidth) }
  }

  private static func size(
    of shape: Flowchart.Shape, around text: (width: Int, height: Int)
  ) -> (width: Int, height: Int) {
    let (width, height) = (text.width + 24, text.height + 13)
    switch shape {
    case .rectangle, .rounded: return (width, height)
    case .stadium: return (text.width + height, height)
    case .subroutine, .flag: return (width + 16, height)
    case .hexagon, .leaningRight, .leaningLeft, .narrowTop, .narrowBottom:
      return (width + 24, height)
    case .cylinder: return (width, height + 14)
    case .circle, .doubleCircle:
      let (x, y) = (Double(text.width), Double(text.height))
      let diameter =
        Int((x * x + y * y).squareRoot().rounded(.up)) + (shape == .circle ? 12 : 20)
      return (diameter, diameter)
    case .diamond:
      // The corners of the text lie on its sides.
      let tall = text.height + max(26, text.width / 4)
      return ((text.width * tall + tall - text.height - 1) / (tall - text.height) + 8, tall)
    }
  }

  /// Draws the box and its text around `center`.
  func draw(at center: Place, in drawing: inout SVGText) {
    let (x, y) = (center.x - size.width * 5, center.y - size.height * 5)
    let (w, h) = (size.width * 10, size.height * 10)
    let colour = Palette.colour(0)
    func polygon(_ corners: [(Int, Int)]) {
      let path = corners.enumerated().map { index, corner in
        (index == 0 ? "M" : "L") + Place(x: x + corner.0, y: y + corner.1).path
      }
      drawing.add(
        "path",
        [
          "d": path.joined() + "z", "fill": colour, "fill-opacity": Palette.opacity(3),
          "stroke": colour, "stroke-width": "1.5",
        ])
    }
    func rectangle(_ corner: Int) {
      drawing.add(
        "rect",
        [
          "x": Place.text(x), "y": Place.text(y), "width": "\(size.width)",
          "height": "\(size.height)", "rx": Place.text(corner), "fill": colour,
          "fill-opacity": Palette.opacity(3), "stroke": colour, "stroke-width": "1.5",
        ])
    }
    func line(_ path: String) {
      drawing.add("path", ["d": path, "stroke": colour, "stroke-width": "1.5"])
    }
    var text = center
    switch shape {
    case .rectangle: rectangle(20)
    case .rounded: rectangle(80)
    case .stadium: rectangle(h / 2)
    case .circle, .doubleCircle:
      rectangle(h / 2)
      if shape == .doubleCircle {
        drawing.add(
          "circle",
          [
            "cx": Place.text(center.x), "cy": Place.text(center.y), "r": Place.text(h / 2 - 40),
            "stroke": colour, "stroke-width": "1.5",
          ])
      }
    case .subroutine:
      rectangle(20)
      for side in [x + 80, x + w - 80] { line("M\(Place(x: side, y: y).path)v\(size.height)") }
    case .cylinder:
      let (top, bottom) = (Place(x: x, y: y + 70), size.height - 14)
      drawing.add(
        "path",
        [
          "d": "M\(top.path)a\(Place.text(w / 2)) 7 0 0 1 \(size.width) 0v\(bottom)"
            + "a\(Place.text(w / 2)) 7 0 0 1-\(size.width) 0z",
          "fill": colour, "fill-opacity": Palette.opacity(3), "stroke": colour,
          "stroke-width": "1.5",
        ])
      line("M\(top.path)a\(Place.text(w / 2)) 7 0 0 0 \(size.width) 0")
      text.y += 30
    case .diamond: polygon([(w / 2, 0), (w, h / 2), (w / 2, h), (0, h / 2)])
    case .hexagon:
      polygon([(120, 0), (w - 120, 0), (w, h / 2), (w - 120, h), (120, h), (0, h / 2)])
    case .flag: polygon([(0, 0), (w, 0), (w, h), (0, h), (80, h / 2)])
    case .leaningRight: polygon([(120, 0), (w, 0), (w - 120, h), (0, h)])
    case .leaningLeft: polygon([(0, 0), (w - 120, 0), (w, h), (120, h)])
    case .narrowTop: polygon([(120, 0), (w - 120, 0), (w, h), (0, h)])
    case .narrowBottom: polygon([(0, 0), (w, 0), (w - 120, h), (120, h)])
    }
    Self.draw(lines, at: text, colour: Palette.ink, in: &drawing)
  }

  /// Draws lines of text around `center`.
  static func draw(
    _ lines: [String], at center: Place, colour: String, in drawing: inout SVGText
  ) {
    let lines = lines.flatMap { broken($0) }
    for (index, line) in lines.enumerated() {
      let rise = (lines.count - 1 - 2 * index) * lineHeight * 5
      drawing.add(
        text: line,
        [
          "x": Place.text(center.x), "y": Place.text(center.y - rise + 45),
          "text-anchor": "middle", "fill": colour,
        ])
    }
  }
}

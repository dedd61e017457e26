import LessonDrawing
import LessonMarkdown
import LessonText

/// A flowchart as SVG, in the colours of the page.
struct FlowchartDrawing {
  private let chart: Flowchart
  private let boxes: [FlowchartBox]
  private var area: FlowchartLayout.Area
  private static let margin = 10

  init(_ chart: Flowchart) {
    self.chart = chart
    boxes = chart.nodes.map(FlowchartBox.init)
    area = FlowchartLayout.area(
      of: chart,
      .init(
        nodes: boxes.map(\.size),
        labels: chart.edges.map { edge in
          guard edge.link.stroke != .none, !edge.link.label.isEmpty else { return nil }
          let size = FlowchartBox.size(of: edge.link.label)
          return (size.width + 8, size.height + 4)
        },
        titles: chart.groups.map { TextMeasure.width($0.title) + 12 }))
    spreadEnds()
  }

  /// Lines that meet one side of a box with straight sides end next to each other there.
  private mutating func spreadEnds() {
    struct Side: Hashable {
      let node: Int
      let isHorizontal: Bool
      let isBehind: Bool
    }
    var ends: [Side: [(edge: Int, isStart: Bool, towards: Int)]] = [:]
    for (edge, way) in area.ways.sorted(by: { $0.key < $1.key }) {
      for isStart in [true, false] {
        let place = isStart ? chart.edges[edge].from : chart.edges[edge].to
        guard case .node(let node) = place, boxes[node].hasStraightSides,
          chart.edges[edge].from != chart.edges[edge].to, let center = area.centers[node],
          let piece = isStart ? way.pieces.first : way.pieces.last, piece.count > 1
        else { continue }
        let end = isStart ? piece[0] : piece[piece.count - 1]
        // Where it turns to.
        let next =
          (isStart ? piece : piece.reversed()).first {
            way.isHorizontal ? $0.y != end.y : $0.x != end.x
          } ?? end
        let side = Side(
          node: node, isHorizontal: way.isHorizontal,
          isBehind: way.isHorizontal ? end.x > center.x : end.y > center.y)
        ends[side, default: []].append((edge, isStart, way.isHorizontal ? next.y : next.x))
      }
    }
    for (side, ends) in ends where ends.count > 1 {
      let size = boxes[side.node].size
      let step = min(160, (side.isHorizontal ? size.height : size.width) * 7 / ends.count)
      let ordered = ends.sorted { ($0.towards, $0.edge) < ($1.towards, $1.edge) }
      for (index, end) in ordered.enumerated() {
        area.moveEnd(
          of: end.edge, isStart: end.isStart, by: (2 * index + 1 - ends.count) * step / 2)
      }
    }
  }

  /// The drawing in a box of its own, which scrolls where it is wider than a phone.
  var html: String {
    let isWide = area.size.width > Self.phone
    let keyboard = isWide ? " tabindex=\"0\" role=\"group\" aria-label=\"Diagram\"" : ""
    return "<div class=\"chart diagram\"\(keyboard)>\n\(svg)\n</div>\n"
  }

  /// What is wider may be so wide as the text on a phone.
  private static let phone = 280

  private var svg: String {
    let titleWidth = chart.title.isEmpty ? 0 : TextMeasure.width(chart.title, size: 15)
    let top = chart.title.isEmpty ? Self.margin : 40
    let width = max(area.size.width, titleWidth) + 2 * Self.margin
    var drawing = SVGText(
      width: width, height: area.size.height + top + Self.margin,
      title: [chart.name, chart.title].first { !$0.isEmpty } ?? "Flowchart",
      description: chart.description)
    if !chart.title.isEmpty {
      drawing.add(
        text: chart.title,
        [
          "x": "\(Self.margin)", "y": "22", "font-size": "15", "font-weight": "600",
          "fill": Palette.ink,
        ])
    }
    let origin = Place(
      x: (Self.margin + (width - 2 * Self.margin - area.size.width) / 2) * 10, y: top * 10)
    for index in chart.groups.indices { drawGroup(index, from: origin, in: &drawing) }
    for index in chart.edges.indices { drawEdge(index, from: origin, in: &drawing) }
    for (index, box) in boxes.enumerated() {
      guard let center = area.centers[index] else { continue }
      box.draw(at: center.moved(by: origin), in: &drawing)
    }
    return drawing.finished
  }

  private func drawGroup(_ index: Int, from origin: Place, in drawing: inout SVGText) {
    guard let frame = area.frames[index] else { return }
    let corner = frame.origin.moved(by: origin)
    drawing.add(
      "rect",
      [
        "x": Place.text(corner.x), "y": Place.text(corner.y), "width": "\(frame.size.width)",
        "height": "\(frame.size.height)", "rx": "4", "fill": Palette.quiet,
        "fill-opacity": Palette.opacity(1), "stroke": Palette.quiet, "stroke-dasharray": "3 3",
      ])
    drawing.add(
      text: chart.groups[index].title,
      ["x": Place.text(corner.x + 100), "y": Place.text(corner.y + 190), "fill": Palette.ink])
  }

  private func drawEdge(_ index: Int, from origin: Place, in drawing: inout SVGText) {
    let link = chart.edges[index].link
    guard let way = area.ways[index], link.stroke != .none else { return }
    let pieces = way.pieces.map { $0.map { $0.moved(by: origin) } }
    drawing.add(
      "path",
      [
        "d": pieces.map { Self.path($0, way.isHorizontal) }.joined(), "stroke": Palette.quiet,
        "stroke-width": link.stroke == .thick ? "3" : "1.5",
        "stroke-dasharray": link.stroke == .dotted ? "2 4" : nil,
      ])
    if let last = pieces.last { Self.draw(link.end, at: last, way.isHorizontal, in: &drawing) }
    if let first = pieces.first {
      Self.draw(link.start, at: first.reversed(), way.isHorizontal, in: &drawing)
    }
    guard let label = way.label?.moved(by: origin) else { return }
    FlowchartBox.draw(link.label, at: label, colour: Palette.ink, in: &drawing)
  }

  /// A line through places, which it leaves and reaches in the direction of the chart.
  private static func path(_ places: [Place], _ isHorizontal: Bool) -> String {
    guard let first = places.first else { return "" }
    var path = "M\(first.path)"
    for (start, end) in zip(places, places.dropFirst()) {
      if start.x == end.x || start.y == end.y {
        path += "L\(end.path)"
      } else if isHorizontal {
        let middle = (start.x + end.x) / 2
        path +=
          "C\(Place(x: middle, y: start.y).path) \(Place(x: middle, y: end.y).path) \(end.path)"
      } else {
        let middle = (start.y + end.y) / 2
        path +=
          "C\(Place(x: start.x, y: middle).path) \(Place(x: end.x, y: middle).path) \(end.path)"
      }
    }
    return path
  }

  /// Draws what stands at the end of a line through `places`.
  private static func draw(
    _ end: Flowchart.End, at places: [Place], _ isHorizontal: Bool, in drawing: inout SVGText
  ) {
    guard places.count > 1, let last = places.last else { return }
    let before = places[places.count - 2]
    let isBack = isHorizontal ? last.x < before.x : last.y < before.y
    let (along, across) = (isBack ? 1 : -1, 4)
    switch end {
    case .none: break
    case .arrow:
      let corners =
        isHorizontal
        ? "l\(8 * along) \(-across)v\(2 * across)z" : "l\(-across) \(8 * along)h\(2 * across)z"
      drawing.add("path", ["d": "M\(last.path)\(corners)", "fill": Palette.quiet])
    case .disc:
      drawing.add(
        "circle",
        [
          "cx": Place.text(last.x + (isHorizontal ? 40 * along : 0)),
          "cy": Place.text(last.y + (isHorizontal ? 0 : 40 * along)), "r": "4",
          "fill": Palette.quiet,
        ])
    case .cross:
      let middle = Place(
        x: last.x + (isHorizontal ? 60 * along : 0), y: last.y + (isHorizontal ? 0 : 60 * along))
      drawing.add(
        "path",
        [
          "d": "M\(middle.path)m-4-4l8 8m-8 0l8-8", "stroke": Palette.quiet, "stroke-width": "1.5",
        ])
    }
  }
}

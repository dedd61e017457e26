import Testing

@testable import LessonDrawing
@testable import LessonMarkdown
@testable import LessonPages

/// Where boxes and lines of flowcharts lie.
@Suite struct FlowchartDrawingTests {
  static let charts = [
    "graph TD\na-->b-->c-->a\nb-->b",
    "graph LR\nsubgraph x\na-->b\nsubgraph y\nc-->d\nend\nend\ne-->a\nb-->|no|c\nd-->e\ny-->f",
    "graph BT\na & b & c --> d & e & f\nd --> a",
    "graph RL\nsubgraph x [A title that is wider than the box]\ndirection TB\na-->b\nend\nx-->c",
    "graph\na",
  ]

  @Test(arguments: charts) func boxesStandApartAndLinesReachThem(_ text: String) throws {
    let chart = try FlowchartParser.parse(text)
    let size = (width: 60, height: 30)
    let area = FlowchartLayout.area(
      of: chart,
      .init(
        nodes: chart.nodes.map { _ in size },
        labels: chart.edges.map { $0.link.label.isEmpty ? nil : (20, 10) },
        titles: chart.groups.map { _ in 90 }))
    #expect(area.centers.count == chart.nodes.count)
    #expect(area.frames.count == chart.groups.count)
    let centers = chart.nodes.indices.compactMap { area.centers[$0] }
    for (index, center) in centers.enumerated() {
      #expect((300...area.size.width * 10 - 300).contains(center.x))
      #expect((150...area.size.height * 10 - 150).contains(center.y))
      for other in centers[..<index] {
        #expect(abs(center.x - other.x) > 600 || abs(center.y - other.y) > 300)
      }
      if let group = chart.nodes[index].group, let frame = area.frames[group] {
        #expect(frame.origin.x < center.x - 300 && frame.origin.y < center.y - 150)
        #expect(frame.origin.x + frame.size.width * 10 > center.x + 300)
        #expect(frame.origin.y + frame.size.height * 10 > center.y + 150)
      }
    }
    for (index, edge) in chart.edges.enumerated() where edge.from != edge.to {
      let way = try #require(area.ways[index])
      for (place, end) in [(edge.from, way.pieces.first?.first), (edge.to, way.pieces.last?.last)] {
        guard case .node(let node) = place, let center = area.centers[node], let end else {
          continue
        }
        // On the border of the box, or where its arrow's tip is.
        #expect(abs(end.x - center.x) <= 310 && abs(end.y - center.y) <= 160)
      }
    }
  }

  @Test func aDrawingHasNamesForThoseWhoDoNotSeeIt() throws {
    let html = FlowchartDrawing(
      try FlowchartParser.parse("---\ntitle: A < B\n---\ngraph LR\na[\"x & y\"] --> b")
    ).html
    #expect(html.contains("<title>A &lt; B</title>"))
    #expect(html.contains("<desc>Boxes: x &amp; y, b. Lines: x &amp; y to b.</desc>"))
    #expect(html.contains("role=\"img\""))
  }
}

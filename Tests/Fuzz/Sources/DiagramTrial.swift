@testable import LessonDrawing
@testable import LessonFormat
@testable import LessonMarkdown
@testable import LessonPages
@testable import LessonText

/// A diagram in the language of Mermaid: it is drawn, or what is wrong with it stands in it.
struct DiagramTrial {
  private let lesson: Lesson

  init(_ bytes: [UInt8]) {
    let fence = "~~~~~~~~~~~~"
    let text =
      Array("> \(fence)mermaid\n".utf8)
      + bytes.filter { $0 != 0 }.split(
        separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
      )
      .flatMap { Array("> ".utf8) + $0 + [UInt8(ascii: "\n")] }
    lesson = Lesson(parsing: text + Array("> \(fence)\n".utf8), file: "Lessons/1.md")
  }

  func check() {
    for problem in lesson.diagramsAsCode {
      SourcePlace(problem.position, 0).check(in: lesson.source)
    }
    for code in lesson.document.codeBlocks {
      guard case .success(let chart)? = code.flowchart else { continue }
      checkBoxes(of: chart)
      let html = FlowchartDrawing(chart).html
      require(html == FlowchartDrawing(chart).html, "two drawings differ")
      SafePage(html).check()
    }
  }

  /// All boxes are there and stand apart, in the drawing and in the boxes around them.
  private func checkBoxes(of chart: Flowchart) {
    let area = FlowchartLayout.area(
      of: chart,
      .init(
        nodes: chart.nodes.map { _ in (60, 30) },
        labels: chart.edges.map { $0.link.label.isEmpty ? nil : (20, 10) },
        titles: chart.groups.map { _ in 90 }))
    require(area.frames.count == chart.groups.count, "a box around others is lost")
    var centers: [Place] = []
    for (index, node) in chart.nodes.enumerated() {
      guard let center = area.centers[index] else { fatalError("\(node.name) is lost") }
      require(
        (300...area.size.width * 10 - 300).contains(center.x)
          && (150...area.size.height * 10 - 150).contains(center.y), "\(node.name) is outside")
      for other in centers {
        require(
          abs(center.x - other.x) >= 600 || abs(center.y - other.y) >= 300,
          "\(node.name) covers another")
      }
      centers.append(center)
      guard let group = node.group, let frame = area.frames[group] else { continue }
      require(
        frame.origin.x < center.x - 300 && frame.origin.y < center.y - 150
          && frame.origin.x + frame.size.width * 10 > center.x + 300
          && frame.origin.y + frame.size.height * 10 > center.y + 150,
        "\(node.name) stands over its box")
    }
  }
}

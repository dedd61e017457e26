import Plots
import Testing

@testable import LessonFormat

/// Whatever is drawn: the page takes all of it, and nothing in it depends on where it is drawn.
@Suite struct PictureTests {
  @Test(arguments: PictureSamples.all.indices)
  func aPageShowsAllOfIt(_ index: Int) throws {
    let (name, picture) = PictureSamples.all[index]
    let drawing = try #require(SVGDrawing(picture.svg, prefix: ""), "\(name)")
    let written = picture.svg
      .replacing(" xmlns=\"http://www.w3.org/2000/svg\"", with: "")
      .replacing(#/<(path|rect)([^>]*)\/>/#) { "<\($0.1)\($0.2)></\($0.1)>" }
    #expect(drawing.html == written, "\(name)")
    #expect(drawing.followsTheme || !written.contains("<path"), "\(name)")
  }

  @Test(arguments: PictureSamples.all.indices)
  func coordinatesAreNumbersWithOneDecimalInsideTheDrawing(_ index: Int) throws {
    let (name, picture) = PictureSamples.all[index]
    let svg = picture.svg
    let size = try #require(svg.firstMatch(of: #/viewBox="0 0 (\d+) (\d+)"/#), "\(name)")
    let (width, height) = (Double(size.1) ?? 0, Double(size.2) ?? 0)
    for match in svg.matches(of: #/ (x|y)="([^"]*)"/#) {
      let value = try #require(Double(match.2), "\(name): \(match.0)")
      #expect((0...(match.1 == "x" ? width : height)).contains(value), "\(name): \(match.0)")
      #expect(match.2.wholeMatch(of: #/\d+(\.\d)?/#) != nil, "\(name): \(match.0)")
    }
    for match in svg.matches(of: #/ d="([^"]*)"/#) {
      #expect(match.1.wholeMatch(of: #/[MLHVhvlmaCz0-9. -]+/#) != nil, "\(name): \(match.1)")
    }
  }

  @Test(arguments: PictureSamples.all.indices)
  func itHasATextForThoseWhoDoNotSeeIt(_ index: Int) throws {
    let (name, picture) = PictureSamples.all[index]
    let lines = picture.svg.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0].contains(" role=\"img\" "), "\(name)")
    #expect(lines[1].wholeMatch(of: #/<title>.+<\/title>/#) != nil, "\(name)")
    #expect(lines[2].wholeMatch(of: #/<desc>.+<\/desc>/#) != nil, "\(name)")
    #expect(picture.description == picture.summary)
  }

  @Test func aLongLineIsDrawnWithWhatCanBeSeen() {
    let many = plot((0..<100_000).map { $0 * 7919 % 1000 })
    #expect(many.svg.utf8.count < 30_000)
    #expect(many.summary == "line chart: 100000 points, 0 → 81, highest 999")
  }

  @Test(arguments: [
    (
      plot([30, 4.8, 2.06e-6], y: "loss") as any Picture, "line chart: loss, 3 points, 30 → 2.06e-6"
    ),
    (plot([Double]()), "line chart: 0 points"),
    (plot([1]), "line chart: 1 point, 1"),
    (plot([.nan, 2.0]), "line chart: 2 points, 2, 1 not finite"),
    (plot([1, 3, 2]), "line chart: 3 points, 1 → 2, highest 3"),
    (
      Histogram([1, 2, 2, 3]),
      "histogram: value, 4 values in 10 bins from 1 to 3, "
        + "most 2 from 2 to 2.2"
    ),
    (HeatMap([[0, 16], [1, 2]]), "heat map: 2 × 2, 0 to 16"),
    (
      ConfusionMatrix(actual: [0, 1, 1], predicted: [0, 1, 0]),
      "confusion matrix: 2 classes, 2 of 3 right (66.7 %)"
    ),
    (ConfusionMatrix(actual: [], predicted: []), "confusion matrix: 0 classes, no examples"),
    (
      ScatterChart(x: [0, 1], y: [0, 1], groups: [0, 1]) { _, _ in 1 },
      "scatter chart: 2 points: 1 0, 1 1; 1 in their own region"
    ),
    (
      SurfaceChart(
        [Series("way", x: [2, 1], y: [0, 0])], x: 0...1, y: 0...1, levels: [1, 4], title: "bowl"
      ) { x, y in x * x + y * y },
      "surface chart: bowl, 2 levels\n  way: 2 points, 4 → 1"
    ),
    (
      GraphDiagram([.init(["w"]), .init(["Exp"], isOperation: true, operands: [0])]),
      "graph: 1 operation on 1 value: Exp"
    ),
  ])
  func aSummarySaysWhatIsDrawn(_ picture: any Picture, _ summary: String) {
    #expect(picture.summary == summary)
  }
}

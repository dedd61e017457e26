import Testing

@testable import LessonFormat

/// How much a browser draws of a drawing.
@Suite struct DrawingSizeTests {
  /// A drawing of a pattern with `count` circles, and `rest`.
  private func problem(_ count: Int, _ rest: String) -> String? {
    let circles = String(repeating: "<circle r='1'/>", count: count)
    return DrawingSize.problem(
      of: "<svg><pattern id='p'>\(circles)</pattern><marker id='m'>\(circles)</marker>\(rest)</svg>"
    )
  }

  @Test(arguments: [
    "<g style='\tfill:\n url(#p)'>", "<g fill='url(#p)' style='fill: url(#none'>",
    "<g fill=\"url('#p')\">", "<g fill='url(#p)' aria-label='#1'>",
  ])
  func aPatternCountsForEachShape(_ group: String) {
    let shapes = String(repeating: "<rect/>", count: 250)
    #expect(problem(190, group + shapes + "</g>") == nil)
    #expect(problem(210, group + shapes + "</g>")?.contains("more than 50000 times") == true)
  }

  @Test(arguments: [
    ("M0 0", "L1 2"), ("M0 0", "l1-2"), ("M0 0", "-1-2"), ("M0,0", " .5.5"), ("M0 0", "h1"),
    ("M0 0", "z"), ("M0 0", "C1 2 3 4 5 6"), ("M0 0 q", "1.5 2 3,4,"), ("M0 0", "a1 1 0 0012.5"),
  ])
  func aMarkerCountsForEachVertex(_ start: String, _ step: String) {
    func path(_ count: Int) -> String {
      "<path marker-mid='url(#m)' d='\(start)\(String(repeating: step, count: count))'/>"
    }
    #expect(problem(200, path(240)) == nil)
    #expect(problem(200, path(260))?.contains("more than 50000 times") == true)
  }

  @Test func pointsAreVertices() {
    let points = String(repeating: "1.25,-2.5 ", count: 260)
    #expect(problem(190, "<polyline marker-end='url(#m)' points='\(points)'/>") == nil)
    #expect(problem(200, "<polyline marker-end='url(#m)' points='\(points)'/>") != nil)
  }

  @Test(arguments: [
    "<g id='a'><use href='#a'/></g>", "<g id='a'><use xlink:href='#a'/></g>",
    "<g id='a'><g mask='url(#b)'/></g><mask id='b'><use href='#a'/></mask>",
    "<clipPath id='a'><path clip-path='url(#a)'/></clipPath>",
  ])
  func aPartInItselfIsRefused(_ parts: String) {
    #expect(
      DrawingSize.problem(of: "<svg>\(parts)</svg>") == "a part of the drawing refers to itself")
  }

  @Test(arguments: [
    "<g id='a'><a href='#a'/></g>", "<g id='a' aria-label='url(x) #a'/>",
    "<g id='a'><image href='#a'/></g>", "<g id='a'><use href='other.svg#a'/></g>",
    "<g id='fff' fill='#fff'><g stroke='#fff'/></g>",
  ])
  func whatIsNotDrawnAgainIsNoReference(_ parts: String) {
    #expect(DrawingSize.problem(of: "<svg>\(parts)</svg>") == nil)
  }
}

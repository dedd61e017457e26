import Testing

@testable import LessonDrawing

/// Boxes stand below their operands and apart from each other, arrows between them.
@Suite struct GraphLayoutTests {
  private let operands = [[], [], [0, 1], [2], [], [3, 4], [0, 5], [6, 6]]

  private var layout: GraphLayout {
    GraphLayout(operands: operands, sizes: operands.map { _ in (width: 50, height: 30) })
  }

  @Test func operandsStandAboveWhatIsComputedFromThem() {
    for (node, sources) in operands.enumerated() {
      for source in sources {
        #expect(layout.centers[source].y + 300 < layout.centers[node].y)
      }
    }
  }

  @Test func boxesAreApartAndInside() {
    let centers = layout.centers
    for (index, center) in centers.enumerated() {
      #expect((250...layout.width * 10 - 250).contains(center.x))
      #expect((150...layout.height * 10 - 150).contains(center.y))
      for other in centers[..<index] {
        #expect((center.x - other.x).magnitude > 500 || (center.y - other.y).magnitude > 300)
      }
    }
  }

  @Test func anArrowPassesBesideTheBoxesOfALayer() {
    // From box 0 at the top to box 6, past four layers.
    let way = layout.edges.first { $0.count > 2 }
    #expect(way?.count == 5)
    for place in way?.dropFirst().dropLast() ?? [] {
      for center in layout.centers where center.y == place.y {
        #expect((center.x - place.x).magnitude > 250)
      }
    }
  }

  @Test func aValueStandsRightAboveItsFirstUse() {
    #expect(layout.centers[4].y == layout.centers[3].y)
  }
}

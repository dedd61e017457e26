import LessonText

/// How much a browser draws of a drawing, its references followed.
package enum DrawingSize {
  /// How many elements may be drawn apart from those that are written.
  static let mostRepeated = 50_000

  /// Why it is too much, in one sentence; `nil` where it is not.
  package static func problem(of text: String) -> String? {
    // Most drawings refer to nothing, and need not be read.
    guard text.hasBytes(of: "#"), text.hasBytes(of: "url(") || text.hasBytes(of: "href") else {
      return nil
    }
    // What a browser gets counts, not what was printed.
    let names = MarkupNames(prefix: "", in: [])
    let shown = SafeMarkup<SVGVocabulary>(MarkupScanner.tokens(of: text), names: names).html
    let graph = DrawingGraph(MarkupScanner.tokens(of: shown))
    guard graph.elements.contains(where: \.hasReferences) else { return nil }
    let count = DrawingCount(graph)
    if count.refersToItself { return "a part of the drawing refers to itself" }
    return count.total - graph.elements.count > mostRepeated
      ? "the drawing's references draw its parts more than \(mostRepeated) times over" : nil
  }
}

/// Counts what a browser draws, from the elements that refer to nothing on.
private struct DrawingCount {
  /// How much an element stands for.
  private struct Count {
    var all = 1
    /// The shapes among those that it shows, and their vertices.
    var shapes = 0
    var vertices = 0
  }

  private(set) var total = 0
  /// Whether an element shows itself, by whatever way.
  private(set) var refersToItself = false

  private let graph: DrawingGraph
  private var counts: [Count?]
  private var isOpen: [Bool]

  init(_ graph: DrawingGraph) {
    self.graph = graph
    counts = Array(repeating: nil, count: graph.elements.count)
    isOpen = Array(repeating: false, count: graph.elements.count)
    for index in graph.elements.indices where graph.elements[index].parent == nil {
      count(from: index)
      total = sum(total, counts[index]?.all ?? 0)
    }
  }

  /// Without recursion: references may follow one another as long as the drawing.
  private mutating func count(from root: Int) {
    var stack = [root]
    while let index = stack.last {
      if counts[index] != nil {
        stack.removeLast()
        continue
      }
      let element = graph.elements[index]
      if isOpen[index] {
        counts[index] = count(of: element)
        isOpen[index] = false
        stack.removeLast()
        continue
      }
      isOpen[index] = true
      // What is inherited may lead back; browsers end it there.
      if (element.children + element.shown).contains(where: { isOpen[$0] }) {
        refersToItself = true
      }
      stack += (element.children + element.shown + element.paints + element.markers)
        .filter { counts[$0] == nil && !isOpen[$0] }
    }
  }

  private func count(of element: DrawingGraph.Node) -> Count {
    var count = Count(all: 1, shapes: element.isShape ? 1 : 0, vertices: element.vertices)
    for part in element.children + element.shown {
      guard let other = counts[part] else { continue }
      count.all = sum(count.all, other.all)
      count.shapes = sum(count.shapes, other.shapes)
      count.vertices = sum(count.vertices, other.vertices)
    }
    for paint in element.paints {
      count.all = sum(count.all, product(max(count.shapes, 1), counts[paint]?.all ?? 0))
    }
    for marker in element.markers {
      count.all = sum(count.all, product(max(count.vertices, 1), counts[marker]?.all ?? 0))
    }
    return count
  }

  /// More than this is too much anyway.
  private static let limit = 1 << 40

  private func sum(_ first: Int, _ second: Int) -> Int { min(first + second, Self.limit) }

  private func product(_ first: Int, _ second: Int) -> Int {
    let (result, isTooLarge) = first.multipliedReportingOverflow(by: second)
    return isTooLarge ? Self.limit : min(result, Self.limit)
  }
}

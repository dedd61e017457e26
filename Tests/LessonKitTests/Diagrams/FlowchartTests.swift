import Testing

@testable import LessonMarkdown

/// What flowcharts in the language of Mermaid say, and what is wrong with them.
@Suite struct FlowchartTests {
  private func description(_ text: String) throws -> String {
    try FlowchartParser.parse(text).description
  }

  @Test(arguments: [
    ("graph TD\na-->b", "Boxes: a, b. Lines: a to b."),
    ("flowchart LR; a[A b] --> b(B);b---c", "Boxes: A b, B, c. Lines: A b to B; B and c."),
    (
      "graph\n a --> b --> c & d --> e",
      "Boxes: a, b, c, d, e. Lines: a to b; b to c; b to d; c to e; d to e."
    ),
    ("graph\n a -->|yes| b -- no --> c", "Boxes: a, b, c. Lines: a to b (yes); b to c (no)."),
    (
      "graph\n a == x ==> b -. y z .-> c -->|\"q | r\"| d",
      "Boxes: a, b, c, d. Lines: a to b (x); b to c (y z); c to d (q | r)."
    ),
    (
      "graph\n a --o b --x c <--> d o--o e ~~~ f -.- g === h",
      "Boxes: a, b, c, d, e, f, g, h. Lines: a to b; b to c; c to d; d to e; f and g; g and h."
    ),
    (
      "graph\n a[\"x (y) [z] <br> w\"] & b[\"#quot;q#quot; &amp; #35;\"]",
      "Boxes: x (y) [z] w, \"q\" & #."
    ),
    (
      "graph\n %% no\n a:::k --> b\n classDef k fill:#f9f\n class a k\n style a color:red\n linkStyle 0 stroke:red\n click a \"https://a.b\"",
      "Boxes: a, b. Lines: a to b."
    ),
    (
      "graph\n subgraph one\n a --> b\n end\n subgraph t [Two words]\n direction LR\n c\n end\n one --> t --> d",
      "Boxes: a, b, c, d. Lines: a to b; one to Two words; Two words to d."
    ),
    (
      "---\ntitle: Flow\n---\nflowchart TB\naccTitle: Name\naccDescr: What it says\na-->a",
      "What it says"
    ),
    ("flowchart\naccDescr {\n two\n lines\n}\na", "two lines"),
    ("graph\n x-1.y --> é", "Boxes: x-1.y, é. Lines: x-1.y to é."),
    ("%%{init: {}}%%\ngraph BT\r\n a-->b\r\n", "Boxes: a, b. Lines: a to b."),
    ("graph\n a[\"`**b** c`\"] --> b[fa:fa-car <b>car</b>]", "Boxes: b c, car. Lines: b c to car."),
  ])
  func isRead(_ text: String, _ description: String) throws {
    #expect(try self.description(text) == description)
  }

  @Test func shapesAreTold() throws {
    let chart = try FlowchartParser.parse(
      """
      graph
      a[a] & b(b) & c([c]) & d[[d]] & e[(e)] & f((f)) & g(((g))) & h{h} & i{{i}}
      j[/j/] & k[\\k\\] & l[/l\\] & m[\\m/] & n>n]
      """)
    #expect(
      chart.nodes.map(\.shape) == [
        .rectangle, .rounded, .stadium, .subroutine, .cylinder, .circle, .doubleCircle, .diamond,
        .hexagon, .leaningRight, .leaningLeft, .narrowTop, .narrowBottom, .flag,
      ])
    #expect(chart.nodes.allSatisfy { $0.label == [$0.name] })
  }

  @Test(arguments: [
    ("sequenceDiagram\n a->>b: c", 1, 1, "`sequenceDiagram` is shown as code"),
    ("\n  pie title x", 2, 3, "`pie` is shown as code"),
    ("graph XY\na", 1, 7, "`XY` is no direction"),
    ("graph\n é --> b[c", 2, 10, "this `[` is never closed on its line"),
    ("graph\n a[\"b]", 2, 4, "this quote is never closed"),
    ("graph\n a -->", 2, 4, "this line leads to no box"),
    ("graph\n a --> |b c", 2, 8, "this `|` is never closed on its line"),
    ("graph\n a -- b", 2, 4, "this line has no end"),
    ("graph\n a b", 2, 4, "`b` cannot stand here"),
    ("graph\n --> b", 2, 2, "there is no name of a box here"),
    ("graph\nsubgraph x\n a", 2, 1, "the `subgraph` x has no `end`"),
    ("graph\n a\nend", 3, 1, "this `end` has no `subgraph`"),
    ("graph\n a@{ shape: rect }", 2, 2, "`a@` is newer than what pages draw"),
    ("graph\n", 1, 1, "this diagram has no boxes"),
    (
      "graph\n" + (0...100).map { "n\($0)" }.joined(separator: "\n"), 102, 1,
      "this diagram has more than 100 boxes"
    ),
  ])
  func problemsAreAtTheirPlaces(_ text: String, line: Int, column: Int, _ message: String) {
    let problem = #expect(throws: DiagramProblem.self) { try FlowchartParser.parse(text) }
    #expect(problem?.line == line)
    #expect(problem?.column == column)
    #expect(problem?.message == message)
  }
}

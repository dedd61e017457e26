import LessonText

/// Reads a flowchart, statement by statement, up to the first thing that cannot be read.
struct FlowchartParser {
  var scanner: FlowchartScanner
  var chart = Flowchart()
  /// The boxes that are open, the innermost last, each with the place of its `subgraph`.
  private var open: [(group: Int, start: Int)] = []
  /// The numbers of nodes by their names.
  private var numbers: [String: Int] = [:]
  private var links: [(from: String, to: String, link: Flowchart.Link)] = []

  static func parse(_ text: String) throws(DiagramProblem) -> Flowchart {
    var parser = FlowchartParser(scanner: FlowchartScanner(text))
    guard text.utf8.count <= Flowchart.textLimit else {
      throw parser.scanner.problem(
        .notDrawn, from: 0, "this diagram has more than \(Flowchart.textLimit) bytes",
        advice: "cut it into several")
    }
    try parser.readHeader()
    parser.scanner.skipToStatement()
    while parser.scanner.peek != nil {
      try parser.readStatement()
      parser.scanner.skipToStatement()
    }
    return try parser.finished()
  }

  private init(scanner: FlowchartScanner) { self.scanner = scanner }

  /// Reads a title between lines of dashes, the kind of the diagram and its direction.
  private mutating func readHeader() throws(DiagramProblem) {
    scanner.skipToStatement()
    if scanner.take("---") {
      while scanner.peek != nil {
        let line = scanner.restOfLine()
        _ = scanner.take("\n")
        if line == "---" { break }
        if line.hasPrefix("title:") { chart.title = Self.text(String(line.dropFirst(6))) }
      }
      scanner.skipToStatement()
    }
    let start = scanner.index
    let kind = scanner.take { $0.isLetterOrDigit || $0 == "-" || $0 == "_" }
    guard ["flowchart", "graph", "flowchart-elk"].contains(kind) else {
      throw scanner.problem(
        .otherDiagram, from: start,
        kind.isEmpty ? "this diagram has no kind" : "`\(kind)` is shown as code",
        advice: "pages draw what begins with `flowchart TD`; for others write a picture:"
          + " `![what it shows](its file)`")
    }
    scanner.skipBlanks()
    let place = scanner.index
    let word = scanner.take { !$0.properties.isWhitespace && $0 != ";" }
    if word.isEmpty { return }
    guard let direction = Flowchart.Direction(word: word) else {
      throw scanner.problem(
        from: place, "`\(word)` is no direction", advice: "write `TD`, `BT`, `LR` or `RL`")
    }
    chart.direction = direction
  }

  /// What is left out of the page: colours are the theme's, and the page has no scripts.
  private static let leftOut: Set<String> = ["classDef", "class", "style", "linkStyle", "click"]

  private mutating func readStatement() throws(DiagramProblem) {
    let start = scanner.index
    let word = scanner.take { $0.isLetterOrDigit }
    let isWord = scanner.peek.map { $0.properties.isWhitespace || $0 == ";" } ?? true
    switch word {
    case "subgraph" where isWord: return try openGroup(start)
    case "end" where isWord:
      guard open.popLast() != nil else {
        throw scanner.problem(
          from: start, "this `end` has no `subgraph`",
          advice: "remove it, or write `End` if it names a box")
      }
      return
    case "direction" where isWord:
      scanner.skipBlanks()
      let name = scanner.take { $0.isLetterOrDigit }
      guard let direction = Flowchart.Direction(word: name) else {
        throw scanner.problem(
          from: start, "`\(name)` is no direction", advice: "write `TD`, `BT`, `LR` or `RL`")
      }
      if let group = open.last?.group {
        chart.groups[group].direction = direction
      } else {
        chart.direction = direction
      }
      return
    case _ where isWord && Self.leftOut.contains(word):
      _ = scanner.restOfLine()
      return
    case "accTitle" where scanner.take(":"):
      chart.name = Self.text(scanner.restOfLine())
      return
    case "accDescr" where scanner.take(":"):
      chart.summary = Self.text(scanner.restOfLine())
      return
    case "accDescr":
      scanner.skipBlanks()
      if scanner.take("{"), let text = scanner.take(until: "}", isLong: true) {
        chart.summary = Self.text(text)
        return
      }
    default: break
    }
    scanner.index = start
    try readChain()
    scanner.skipBlanks()
    guard scanner.peek == nil || scanner.peek == "\n" || scanner.peek == "\r" || scanner.peek == ";"
    else {
      scanner.index += 1
      throw scanner.problem(
        from: scanner.index - 1,
        "`\(scanner.text(scanner.index - 1..<scanner.index))` cannot stand here",
        advice: "write a line such as `-->`, a `;`, or put a label in quotes: `A[\"…\"]`")
    }
  }

  private mutating func openGroup(_ start: Int) throws(DiagramProblem) {
    scanner.skipBlanks()
    let place = scanner.index
    var name = name() ?? ""
    scanner.skipBlanks()
    var title = name
    if scanner.peek == "[" || scanner.peek == "(" {
      title = (try shape()?.label ?? []).joined(separator: " ")
    } else {
      scanner.index = place
      let line = scanner.take { $0 != "\n" && $0 != ";" }
      title = Self.text(line)
      if name.isEmpty || title != name { name = title }
    }
    open.append((chart.groups.count, start))
    chart.groups.append(
      Flowchart.Group(
        name: name, title: title, parent: open.dropLast().last?.group, direction: nil))
  }

  /// Reads boxes with lines between them: `A & B --> C --> D`.
  private mutating func readChain() throws(DiagramProblem) {
    var left = try boxes()
    while true {
      let before = scanner.index
      scanner.skipBlanks()
      let place = scanner.index
      guard let link = try link() else {
        scanner.index = before
        return
      }
      let behind = scanner.index
      _ = scanner.take { $0.properties.isWhitespace }
      let start = scanner.index
      guard name() != nil else {
        scanner.index = behind
        throw scanner.problem(
          from: place, "this line leads to no box", advice: "write the name of a box behind it")
      }
      scanner.index = start
      let right = try boxes()
      for from in left {
        for to in right { links.append((from, to, link)) }
      }
      left = right
      guard links.count <= Flowchart.edgeLimit else {
        throw scanner.problem(
          .notDrawn, from: place, "this diagram has more than \(Flowchart.edgeLimit) lines",
          advice: "cut it into several")
      }
    }
  }

  /// Reads boxes that `&` joins; returns their names.
  private mutating func boxes() throws(DiagramProblem) -> [String] {
    var names = [try box()]
    while true {
      let place = scanner.index
      scanner.skipBlanks()
      guard scanner.take("&") else {
        scanner.index = place
        return names
      }
      _ = scanner.take { $0.properties.isWhitespace }
      names.append(try box())
    }
  }

  private mutating func box() throws(DiagramProblem) -> String {
    let start = scanner.index
    guard let name = name() else {
      scanner.index += scanner.peek == nil ? 0 : 1
      throw scanner.problem(
        from: start, "there is no name of a box here",
        advice: "a name is letters, digits and `_`; write what it shows in brackets: `a[\"…\"]`")
    }
    if scanner.starts(with: "@{") || scanner.starts(with: "@-") {
      throw scanner.problem(
        .notDrawn, from: start, "`\(name)@` is newer than what pages draw",
        advice: "write a shape in brackets: `\(name)[\"…\"]`, `\(name)(\"…\")`, `\(name){\"…\"}`")
    }
    let shape = try shape()
    if scanner.take(":::") { _ = self.name() }
    let number = numbers[name] ?? chart.nodes.count
    if numbers[name] == nil {
      numbers[name] = number
      chart.nodes.append(Flowchart.Node(name: name, label: [name]))
    }
    if let shape { (chart.nodes[number].shape, chart.nodes[number].label) = shape }
    if chart.nodes[number].group == nil { chart.nodes[number].group = open.last?.group }
    guard chart.nodes.count <= Flowchart.nodeLimit else {
      throw scanner.problem(
        .notDrawn, from: start, "this diagram has more than \(Flowchart.nodeLimit) boxes",
        advice: "cut it into several")
    }
    return name
  }

  /// The chart with lines that lead to boxes around others, too.
  private func finished() throws(DiagramProblem) -> Flowchart {
    if let (group, start) = open.last {
      throw scanner.problem(
        from: start, "the `subgraph` \(chart.groups[group].title) has no `end`",
        advice: "write `end` behind its last line")
    }
    var chart = chart
    var places: [String: Flowchart.Place] = [:]
    for (index, group) in chart.groups.enumerated() { places[group.name] = .group(index) }
    chart.nodes = []
    for node in self.chart.nodes where places[node.name] == nil {
      places[node.name] = .node(chart.nodes.count)
      chart.nodes.append(node)
    }
    chart.edges = links.compactMap { link in
      guard let from = places[link.from], let to = places[link.to] else { return nil }
      return Flowchart.Edge(from: from, to: to, link: link.link)
    }
    guard !chart.nodes.isEmpty else {
      throw scanner.problem(
        from: 0, "this diagram has no boxes", advice: "write one, such as `a[\"…\"]`")
    }
    return chart
  }
}

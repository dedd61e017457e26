import LessonText

/// The elements of a drawing and what they refer to, to tell how much a browser draws of them.
///
/// `use` draws its target once more, a pattern, marker or mask is drawn for every shape that has it, and
/// each of them may refer to others: a few lines can stand for more than any browser draws.
struct DrawingGraph {
  struct Node {
    let parent: Int?
    var children: [Int] = []
    /// What it shows whole: the target of `use`, a clip path, a mask.
    var shown: [Int] = []
    /// What fills or strokes it, or what it stands in.
    var paints: [Int] = []
    /// What stands at its vertices.
    var markers: [Int] = []
    var vertices = 0
    /// Whether it is drawn itself, and not just by what stands in it.
    var isShape = false
    /// Whether anything else is drawn for it.
    var hasReferences: Bool { !(shown.isEmpty && paints.isEmpty && markers.isEmpty) }
  }

  /// All elements, each behind the one that it stands in.
  private(set) var elements: [Node] = []

  private static let shapes: Set<String> = [
    "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "textPath",
    "use",
  ]

  /// Reads the elements of `tokens`, which are as ``SafeMarkup`` writes them.
  init(_ tokens: [MarkupToken]) {
    var open: [Int] = []
    var names: [String: Int] = [:]
    var references: [Int: [(attribute: String, name: String)]] = [:]
    for token in tokens {
      switch token {
      case .start(let name, let attributes, let isEmpty, _):
        let index = elements.count
        var element = Node(parent: open.last)
        element.isShape = Self.shapes.contains(name)
        if let parent = open.last { elements[parent].children.append(index) }
        for attribute in attributes {
          switch attribute.name {
          case "id": names[attribute.value] = names[attribute.value] ?? index
          case "d", "points": element.vertices += Self.vertices(in: attribute.value)
          default: break
          }
          references[index, default: []] += Self.references(of: attribute, in: name)
        }
        elements.append(element)
        if !isEmpty { open.append(index) }
      case .end: open.removeLast(open.isEmpty ? 0 : 1)
      case .text, .comment, .declaration: break
      }
    }
    connect(references, names)
  }

  /// Makes edges of references; what an element does not say it takes from the one that it stands in.
  private mutating func connect(
    _ references: [Int: [(attribute: String, name: String)]], _ names: [String: Int]
  ) {
    var inherited: [[String: Int]] = []
    for index in elements.indices {
      var own = elements[index].parent.map { inherited[$0] } ?? [:]
      for (attribute, name) in references[index] ?? [] {
        let target = names[name]
        switch attribute {
        case "fill", "stroke", "marker-start", "marker-mid", "marker-end":
          own[attribute] = target
        default: elements[index].shown += target.map { [$0] } ?? []
        }
      }
      inherited.append(own)
      guard elements[index].isShape else { continue }
      for (attribute, target) in own {
        if attribute.hasPrefix("marker") {
          elements[index].markers.append(target)
        } else {
          elements[index].paints.append(target)
        }
      }
    }
  }

  /// What an attribute refers to, which has been written for the page.
  private static func references(
    of attribute: MarkupToken.Attribute, in element: String
  ) -> [(attribute: String, name: String)] {
    let value = attribute.value
    if attribute.name == "href" {
      return element == "a" ? [] : [(attribute.name, String(value.dropFirst()))]
    }
    guard value.hasBytes(of: "url(#") else { return [] }
    return value.split(separator: "#").dropFirst().map { rest in
      (attribute.name, String(rest.prefix { $0 != ")" }))
    }
  }

  /// How many vertices path data or a list of points has, at least as many as a browser finds there.
  private static func vertices(in data: String) -> Int {
    var vertices = 0
    // A list of points has no commands.
    var (needed, numbers) = (2, 0)
    var isInNumber = false
    var hasPoint = false
    for byte in data.utf8 {
      let isPoint = byte == UInt8(ascii: ".")
      if isPoint || byte.isASCIIDigit {
        if !isInNumber || isPoint && hasPoint {
          if numbers % needed == 0 { vertices += 1 }
          numbers += 1
          hasPoint = false
        }
        (isInNumber, hasPoint) = (true, hasPoint || isPoint)
        continue
      }
      (isInNumber, hasPoint) = (false, false)
      guard let command = numbersPerVertex[byte | 0x20] else { continue }
      (needed, numbers) = (max(command, 1), 0)
      if command == 0 { vertices += 1 }
    }
    return vertices
  }

  /// How many numbers lead to the next vertex behind a command; nothing need part the flags of an arc.
  private static let numbersPerVertex: [UInt8: Int] = [
    UInt8(ascii: "m"): 2, UInt8(ascii: "l"): 2, UInt8(ascii: "t"): 2, UInt8(ascii: "h"): 1,
    UInt8(ascii: "v"): 1, UInt8(ascii: "c"): 6, UInt8(ascii: "s"): 4, UInt8(ascii: "q"): 4,
    UInt8(ascii: "a"): 5, UInt8(ascii: "z"): 0,
  ]
}

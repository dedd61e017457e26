import CCMark

/// Text that is struck through, between one or two tildes.
///
/// The rules are those of CommonMark for emphasis (0.31, section 6.2): what may open and close depends on what
/// stands next to it. cmark has found all other delimiters before, and what they mark holds its own tildes.
enum Strikethrough {
  static let tilde = UInt8(ascii: "~")

  /// Puts what is struck through below `root` into elements.
  static func mark(in root: OpaquePointer) {
    var parents: [OpaquePointer] = []
    var seen: Set<OpaquePointer> = []
    for node in root.tree where node.isText(with: tilde) {
      if let parent = cmark_node_parent(node), seen.insert(parent).inserted {
        parents.append(parent)
      }
    }
    for parent in parents { strike(runs(in: parent)) }
  }

  /// A run of tildes, which has a node of its own.
  private struct Run {
    let node: OpaquePointer
    let length: Int
    let opens: Bool
    let closes: Bool
  }

  /// Gives each run of tildes among the children of `parent` a node of its own.
  private static func runs(in parent: OpaquePointer) -> [Run] {
    var runs: [Run] = []
    var next = cmark_node_first_child(parent)
    while let node = next {
      next = cmark_node_next(node)
      guard node.isText(with: tilde) else { continue }
      let text = node.literal
      let before = Neighbour(before: node, in: parent)
      let after = Neighbour(behind: node, in: parent)
      var rest = Substring(text)
      while !rest.isEmpty {
        let isRun = rest.first == "~"
        let part = rest.prefix { ($0 == "~") == isRun }
        var piece = node
        if part.endIndex == text.endIndex {
          cmark_node_set_literal(node, String(part))
        } else if let new = OpaquePointer.text(String(part)) {
          cmark_node_insert_before(node, new)
          piece = new
        }
        rest = rest[part.endIndex...]
        guard isRun, part.count <= 2 else { continue }
        let left = text[..<part.startIndex].unicodeScalars.last.map(Neighbour.init) ?? before
        let right = Neighbour(startOf: rest) ?? after
        let opens = right.opensBeside(left)
        let closes = left.opensBeside(right)
        if opens || closes {
          runs.append(Run(node: piece, length: part.count, opens: opens, closes: closes))
        }
      }
    }
    return runs
  }

  private static func strike(_ runs: [Run]) {
    var open: [Run] = []
    /// Below this there is no opener for a closer of a length that may open too.
    var bottoms: [Int: Int] = [:]
    for run in runs {
      var isTaken = false
      if run.closes {
        let key = run.length * 2 + (run.opens ? 1 : 0)
        let bottom = min(bottoms[key] ?? 0, open.count)
        let index = open.indices[bottom...].last {
          let isOdd = (run.opens || open[$0].closes) && (open[$0].length + run.length) % 3 == 0
          return open[$0].opens && !isOdd
        }
        if let index {
          if open[index].length == run.length {
            mark(from: open[index].node, to: run.node)
            open.removeSubrange(index...)
          }
          isTaken = true
        } else {
          bottoms[key] = open.count
        }
      }
      if !isTaken, run.opens { open.append(run) }
    }
  }

  /// Puts what stands between two runs into an element.
  private static func mark(from opener: OpaquePointer, to closer: OpaquePointer) {
    guard let element = OpaquePointer.inline("<del>", "</del>") else { return }
    cmark_node_insert_before(opener, element)
    while let next = cmark_node_next(opener), next != closer {
      cmark_node_append_child(element, next)
    }
    cmark_node_free(opener)
    cmark_node_free(closer)
  }
}

/// What stands next to a run of tildes.
private enum Neighbour {
  case blank, punctuation, other

  init(_ scalar: Unicode.Scalar) {
    if (0x80...0x9F).contains(scalar.value) {
      // What hides a tilde with a backslash.
      self = .punctuation
    } else if scalar.properties.generalCategory == .spaceSeparator
      || (0x09...0x0D).contains(scalar.value)
    {
      self = .blank
    } else {
      self = scalar.isPunctuation ? .punctuation : .other
    }
  }

  /// What `text` begins with; an address begins with a letter, though something else hides it.
  init?(startOf text: Substring) {
    let scalars = text.unicodeScalars
    guard let first = scalars.first else { return nil }
    let isAddress = (0x80...0x9F).contains(first.value) && scalars.dropFirst().first == "x"
    self = isAddress ? .other : Neighbour(first)
  }

  init(before node: OpaquePointer, in parent: OpaquePointer) {
    self.init(cmark_node_previous(node), in: parent) { $0.unicodeScalars.last }
  }

  init(behind node: OpaquePointer, in parent: OpaquePointer) {
    self.init(cmark_node_next(node), in: parent) { $0.unicodeScalars.first }
  }

  private init(
    _ node: OpaquePointer?, in parent: OpaquePointer, _ end: (String) -> Unicode.Scalar?
  ) {
    guard let node else {
      let isMark = [CMARK_NODE_EMPH, CMARK_NODE_STRONG, CMARK_NODE_LINK].contains(parent.type)
      self = isMark ? .punctuation : .blank
      return
    }
    if node.isBreak {
      self = .blank
    } else if node.type == CMARK_NODE_TEXT {
      self = end(node.literal).map(Neighbour.init) ?? .other
    } else {
      self = .punctuation
    }
  }

  /// Whether a run with this behind it and `other` before it is left-flanking.
  func opensBeside(_ other: Neighbour) -> Bool {
    switch self {
    case .blank: false
    case .punctuation: other != .other
    case .other: true
    }
  }
}

import LessonCode
import LessonText
import SwiftSyntax

/// A part of a manifest, put where the compiler can understand it.
///
/// A dependency stands in a list of dependencies, a product in one of a target's, and labelled arguments in
/// the call of a package or a target. What stands on lines of its own may belong elsewhere each.
package struct ManifestExcerpt {
  /// The name that the author's lines have for the compiler.
  package static let file = "manifest"

  /// The files to try, the likeliest first; none where something is left out or nobody knows its place.
  package let programs: [String]
  /// The version of the tools that it is written for.
  package let toolsVersion: String

  /// Finds the places of what `block` holds.
  package init(_ block: DocumentationBlock) {
    let version = block.code.lines.lazy.compactMap { line -> String? in
      guard let range = line.firstRange(of: "swift-tools-version:") else { return nil }
      return String(
        line[range.upperBound...].trimmed { $0 == " " || $0 == "\t" }.prefix { $0 != ";" })
    }.first.flatMap { Version($0) }
    toolsVersion = version?.description ?? "6.0"
    guard let tree = ParsedCode.parse(block.code) else {
      programs = []
      return
    }
    let tokens = CodeTokens(block.code, tree)
    let pieces = Self.pieces(of: tokens)
    guard Placeholders(in: tokens, isComplete: !tree.hasError).all.isEmpty, !pieces.isEmpty,
      pieces.allSatisfy({ !$0.places.isEmpty })
    else {
      programs = []
      return
    }
    let count = pieces.map(\.places.count).max() ?? 0
    programs = (0..<count).map { index in
      var text = "import PackageDescription\n"
      for (number, piece) in pieces.enumerated() {
        let end = number + 1 < pieces.count ? pieces[number + 1].line : block.lines.count
        let lines = block.lines[(number == 0 ? 0 : piece.line)..<max(end, piece.line)]
        let place = piece.places[min(index, piece.places.count - 1)]
        text += "#sourceLocation(file: \"\(Self.file)\", line: \((lines.first?.number ?? 2) - 1))\n"
        text += place.opening.isEmpty ? "\n" : "let lessonPart\(number)\(place.opening)\n"
        for line in lines {
          text += String(repeating: " ", count: line.prefixWidth) + line.text + "\n"
        }
        text += place.closing + "\n"
      }
      return text
    }
  }

  /// What stands before and behind a piece.
  private struct Place {
    let opening: String
    let closing: String

    static func list(of type: String) -> Place {
      Place(opening: ": [\(type)] = [", closing: "]")
    }
    static func call(_ opening: String) -> Place {
      Place(opening: " = " + opening, closing: ")")
    }
    static let whole = Place(opening: "", closing: "")
  }

  private struct Piece {
    /// The index of its first line.
    let line: Int
    let kind: String
    let places: [Place]
  }

  /// The pieces that stand on lines of their own, outside of brackets; one where it is all of a manifest.
  private static func pieces(of tokens: CodeTokens) -> [Piece] {
    var pieces: [Piece] = []
    var depth = 0
    for (index, token) in tokens.tokens.enumerated() {
      let before = index > 0 ? tokens.tokens[index - 1] : nil
      let next = index + 1 < tokens.tokens.count ? tokens.tokens[index + 1].text : ""
      if depth == 0, before.map({ $0.endLine < token.line }) ?? true {
        if ["import", "let", "var"].contains(token.text) {
          return [Piece(line: 0, kind: token.text, places: [.whole])]
        }
        let isMember = token.text == "."
        let kind = isMember ? next : token.text == "\"" ? "\"" : next == ":" ? token.text + ":" : ""
        let goesOn = before?.text == "," && (!isMember || pieces.last?.kind == kind)
        if !goesOn {
          pieces.append(Piece(line: token.line, kind: kind, places: places(of: kind)))
        }
      }
      switch token.text {
      case "(", "[", "{": depth += 1
      case ")", "]", "}": depth -= 1
      default: break
      }
    }
    return pieces
  }

  private static func places(of kind: String) -> [Place] {
    switch kind {
    case "package": [.list(of: "Package.Dependency")]
    case "product", "byName", "\"": [.list(of: "Target.Dependency")]
    case "target": [.list(of: "Target"), .list(of: "Target.Dependency")]
    case "testTarget", "executableTarget", "binaryTarget", "systemLibrary", "macro":
      [.list(of: "Target")]
    case "plugin": [.list(of: "Target.PluginUsage"), .list(of: "Product"), .list(of: "Target")]
    case "library", "executable": [.list(of: "Product")]
    case "name:": [.call("Package("), .call("Target.target(")]
    default:
      kind.hasSuffix(":")
        ? [.call("Package(name: \"Part\", "), .call("Target.target(name: \"Part\", ")] : []
    }
  }
}

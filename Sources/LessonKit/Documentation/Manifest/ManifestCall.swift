import LessonCode
import SwiftSyntax

/// A call of a manifest that names a package or a product, `.package(…)`, `.product(…)`, `.plugin(…)`.
///
/// It is read from the code's tokens: a part of a manifest is hardly ever complete Swift.
struct ManifestCall {
  /// A string literal among the arguments.
  struct Argument {
    /// The label before it; empty where there is none.
    let label: String
    let text: String
    /// The bytes of the text between the quotes.
    let range: Range<Int>
  }

  let name: String
  private(set) var arguments: [Argument] = []

  private static let names: Set<String> = ["package", "product", "plugin"]

  /// The text of the first argument with a label.
  func text(of label: String) -> String? { arguments.first { $0.label == label }?.text }

  /// All calls in `code`, in the order of their ends.
  static func all(in code: String) -> [ManifestCall] {
    guard let tree = ParsedCode.parse(code) else { return [] }
    let tokens = Array(tree.tokens(viewMode: .sourceAccurate))
    var calls: [ManifestCall] = []
    /// The calls that are open; `nil` for any other bracket.
    var open: [ManifestCall?] = []
    for (index, token) in tokens.enumerated() {
      switch token.text {
      case "(":
        let name = index > 1 && tokens[index - 2].text == "." ? tokens[index - 1].text : ""
        open.append(names.contains(name) ? ManifestCall(name: name) : nil)
      case ")": if let call = open.popLast() ?? nil { calls.append(call) }
      default:
        guard case .stringSegment = token.tokenKind, let last = open.lastIndex(where: { $0 != nil })
        else { continue }
        let isLabelled = index > 2 && tokens[index - 2].text == ":"
        open[last]?.arguments.append(
          Argument(
            label: isLabelled ? tokens[index - 3].text : "", text: token.text,
            range: token.textRange))
      }
    }
    return calls
  }
}

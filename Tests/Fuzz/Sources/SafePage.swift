@testable import LessonFormat

/// A page, looked at for what must not come from a lesson.
struct SafePage {
  private let html: String

  init(_ html: String) {
    self.html = html
  }

  func check() {
    for token in MarkupScanner.tokens(of: html) {
      guard case .start(let name, let attributes, _, _) = token else { continue }
      precondition(!Self.forbidden.contains(name), "<\(name)> on a page")
      for attribute in attributes {
        precondition(!attribute.name.lowercased().hasPrefix("on"), "handler \(attribute.name)")
        guard Self.addresses.contains(attribute.name) else { continue }
        let value = attribute.value.lowercased().filter { !$0.isWhitespace }
        precondition(
          !["javascript:", "vbscript:", "data:text"].contains(where: value.hasPrefix),
          "\(attribute.name)=\(attribute.value)")
        precondition(name != "script" || Self.scripts.contains(value), "script \(value)")
      }
    }
  }

  private static let forbidden: Set = ["iframe", "object", "embed", "base", "form", "frame"]
  private static let addresses: Set = ["href", "src", "xlink:href", "action", "formaction"]
  private static let scripts: Set = ["keys.js", "script.js", "search.js"]
}

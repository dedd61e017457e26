import SwiftSyntax

extension TokenSyntax {
  /// The identifier without the backticks that may quote it.
  var identifierText: String {
    text.count > 2 && text.hasPrefix("`") && text.hasSuffix("`")
      ? String(text.dropFirst().dropLast()) : text
  }
}

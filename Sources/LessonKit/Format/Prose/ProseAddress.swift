import LessonMarkdown
import LessonText

/// The address in an attribute of raw HTML, as a browser reads it.
struct ProseAddress {
  /// The address, without what a browser takes out of it.
  let text: String

  init(_ value: String) {
    let scalars = value.withoutReferences.unicodeScalars.filter {
      !(0x09...0x0D).contains($0.value)
    }
    text = String(String.UnicodeScalarView(scalars.trimmed(of: { $0.value <= 0x20 })))
  }

  private var scheme: String? {
    let scheme = text.unicodeScalars.prefix { !":/?#".unicodeScalars.contains($0) }
    guard text.unicodeScalars[scheme.endIndex...].first == ":" else { return nil }
    return String(scheme).lowercased()
  }

  /// Whether it leads to a place here or in the web: nothing else is known to be harmless.
  var isAllowed: Bool { scheme.map(["http", "https", "mailto"].contains) ?? true }

  var isElsewhere: Bool { scheme != nil || text.hasPrefix("//") }
}

extension String {
  /// The text with its most common character references resolved.
  ///
  /// One that is not among them stays, and is written as the text that it then is.
  var withoutReferences: String {
    guard utf8.contains(UInt8(ascii: "&")) else { return self }
    var text = ""
    var rest = Substring(self)
    while let start = rest.utf8.firstIndex(of: UInt8(ascii: "&")) {
      text += rest[..<start]
      rest = rest[start...]
      let word = rest.utf8.dropFirst().prefix { $0 == UInt8(ascii: "#") || $0.isASCIIAlphanumeric }
      guard let scalar = Self.scalar(of: Substring(word)) else {
        text += "&"
        rest = rest[rest.utf8.index(after: start)...]
        continue
      }
      text.unicodeScalars.append(scalar)
      let isEnded = rest.utf8[word.endIndex...].first == UInt8(ascii: ";")
      rest = rest[(isEnded ? rest.utf8.index(after: word.endIndex) : word.endIndex)...]
    }
    return text + rest
  }

  private static let named: [Substring: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "Tab": "\t",
    "NewLine": "\n", "colon": ":",
  ]

  /// What `&word;` stands for.
  private static func scalar(of word: Substring) -> Unicode.Scalar? {
    guard word.first == "#" else { return named[word] }
    let digits = word.dropFirst()
    let isHexadecimal = digits.first == "x" || digits.first == "X"
    return UInt32(digits.dropFirst(isHexadecimal ? 1 : 0), radix: isHexadecimal ? 16 : 10)
      .flatMap(Unicode.Scalar.init)
  }
}

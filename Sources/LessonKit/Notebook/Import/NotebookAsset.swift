import LessonText

/// A file that an imported notebook holds inside and a lesson has next to it.
package struct NotebookAsset: Sendable, Equatable {
  /// What a file has in it, as far as that is known without Foundation.
  package enum Content: Sendable, Equatable {
    case base64(String)
    case text(String)
  }

  /// The name in the lesson's folder of files: ASCII, without any folder.
  package let name: String
  package let content: Content
  /// Whether Markdown can show it.
  package let isPicture: Bool
  package let cell: Int

  /// The contents of a media type in a bundle, to be saved as `stem` with the type's extension.
  init?(_ type: String, of bundle: MIMEBundle, stem: String, cell: Int) {
    let kind = type.split(separator: "/").first.map(String.init) ?? ""
    let ending = Self.ending(of: type)
    let isBinary = ["image", "audio", "video"].contains(kind) && type != "image/svg+xml"
    if let text = bundle[type] {
      content = isBinary || Self.binaryTypes.contains(type) ? .base64(text) : .text(text)
    } else if let value = bundle.entries[type] {
      content = .text(value.text)
    } else {
      return nil
    }
    let safe = stem.asFileName
    let isNamed =
      safe.lowercased().hasSuffix("." + ending)
      || ending == "jpg" && safe.lowercased().hasSuffix(".jpeg")
    name = isNamed ? safe : "\(safe).\(ending)"
    isPicture = kind == "image"
    self.cell = cell
  }

  func link(text: String, folder: String) -> String {
    "\(isPicture ? "!" : "")[\(text)](\(folder)/\(name))"
  }

  private static let binaryTypes = ["application/pdf", "application/octet-stream"]

  private static func ending(of type: String) -> String {
    switch type {
    case "image/jpeg": return "jpg"
    case "image/svg+xml": return "svg"
    case "application/javascript": return "js"
    case "application/octet-stream": return "bin"
    case "text/plain": return "txt"
    default:
      let name = type.split(separator: "/").last.map { String($0) } ?? ""
      if name.hasSuffix("+json") { return "json" }
      let isPlain = name.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
      return isPlain && (1...8).contains(name.utf8.count) ? name : "bin"
    }
  }
}

extension String {
  /// The text as a file's name: ASCII letters, digits, `.`, `_` and `-`; no folder, no dot first.
  fileprivate var asFileName: String {
    let last = unicodeScalars.split { $0 == "/" || $0 == "\\" }.last.map { String($0) } ?? ""
    var name = ""
    for scalar in last.unicodeScalars.prefix(80) {
      let isPlain =
        scalar.isASCIILetter || scalar.isASCIIDigit || "._-".unicodeScalars.contains(scalar)
      name.unicodeScalars.append(isPlain ? scalar : "-")
    }
    name = String(name.drop { $0 == "." })
    return name.isEmpty ? "file" : name
  }
}

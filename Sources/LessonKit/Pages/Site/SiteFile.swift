import LessonFormat
import LessonResults
import LessonText

/// One file of the rendered course.
package struct SiteFile: Sendable {
  package indirect enum Content: Sendable {
    case made(@Sendable () -> [UInt8])
    case page(of: SiteLesson, @Sendable (Verdict, LessonMaterial) -> [UInt8])
    /// The bytes of a file of the package, named by its path from the package's folder.
    case copy(of: String)
    case joined(JoinedFile)
  }

  /// The file's name, relative to the folder of the pages.
  package let name: String
  /// A hash of everything that the file is made of besides the tool itself; `nil` for a copy.
  ///
  /// Two files with the same name and the same inputs, made by the same tool, have the same bytes: the
  /// one that is there already need not be made again.
  package let inputs: String?
  package let content: Content

  /// What it is joined of; `nil` for a file that is not.
  package var joined: JoinedFile? { if case .joined(let file) = content { file } else { nil } }
}

extension SiteFile {
  /// A file that is made of what `inputs` is a hash of.
  init(
    _ name: String, madeOf inputs: ContentHash, _ make: @escaping @Sendable () -> String
  ) {
    self.init(name: name, inputs: inputs.hexadecimal, content: .made { Array(make().utf8) })
  }

  init(
    _ name: String, of lesson: SiteLesson, madeOf inputs: ContentHash,
    _ make: @escaping @Sendable (Verdict, LessonMaterial) -> [UInt8]
  ) {
    self.init(name: name, inputs: inputs.hexadecimal, content: .page(of: lesson, make))
  }

  init(_ name: String, of file: JoinedFile) {
    let inputs = ContentHash(file.sources.map { $0.inputs ?? "" }).hexadecimal
    self.init(name: name, inputs: inputs, content: .joined(file))
  }

  /// A file of the tool's own or of a theme.
  init(_ name: String, bytes: [UInt8]) {
    var hash = ContentHash()
    bytes.withUnsafeBytes { hash.combine($0) }
    self.init(name: name, inputs: hash.hexadecimal, content: .made { bytes })
  }

  init(_ name: String, copyOf path: String) {
    self.init(name: name, inputs: nil, content: .copy(of: path))
  }

  /// Whether a file of this name and text was made by this tool, whenever and for whatever course.
  package static func isOurs(_ name: String, _ text: String) -> Bool {
    if name.hasSuffix(".html") {
      return text.contains("<meta name=\"generator\" content=\"lessons\"")
    }
    return [Sitemap.fileName, Feed.fileName].contains(name)
      && text.contains("<!-- \(Course.mark) -->")
  }

  /// The names of the files next to one of our pages that it shows as pictures.
  package static func pictures(onPage text: String) -> [String] {
    let bytes = Array(text.utf8)
    let tags = bytes.indices.filter { bytes[$0] == UInt8(ascii: "<") }.map { bytes[$0...] }
      .filter { tag in ["<img ", "<source "].contains { tag.starts(with: $0.utf8) } }
    return tags.flatMap { tag -> [String] in
      let text = String(decoding: tag.prefix { $0 != UInt8(ascii: ">") }, as: UTF8.self) + ">"
      guard case .start(_, let attributes, _, _)? = MarkupScanner.tokens(of: text).first else {
        return []
      }
      return attributes.filter { $0.name == "src" || $0.name == "srcset" }.flatMap { attribute in
        attribute.value.split(separator: ",").compactMap { candidate -> String? in
          let address = candidate.split(separator: " ").first.map(String.init) ?? ""
          guard case .local(let path, _) = LinkDestination(address) else { return nil }
          let isBelow = !path.hasPrefix("/") && !path.split(separator: "/").contains("..")
          return isBelow && !path.isEmpty ? path : nil
        }
      }
    }
  }
}

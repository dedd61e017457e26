import LessonText
import Mustache
import Synchronization

/// What a template makes of all things that have the same sections: text with places for their values.
///
/// The engine looks up each name anew and finds out at run time what each value is. A course has thousands of
/// cells, and a dozen sorts of them.
struct FilledTemplate: Sendable {
  /// The text of a value.
  enum Text {
    case text(String)
    case html([UInt8])

    var count: Int {
      switch self {
      case .text(let text): text.utf8.count
      case .html(let bytes): bytes.count
      }
    }

    /// Adds the text to the bytes of a page.
    func append(to page: inout [UInt8], isEscaped: Bool) {
      switch self {
      case .text(let text) where isEscaped: text.appendHTMLEscaped(to: &page)
      case .text(let text): page += text.utf8
      case .html(let bytes) where isEscaped:
        bytes.withUnsafeBufferPointer { $0.appendHTMLEscaped(to: &page) }
      case .html(let bytes): page += bytes
      }
    }
  }

  /// The values of a thing, in order, and what tells its sections from those of other things.
  struct Values {
    private(set) var texts: [Text] = []
    private(set) var sections: [UInt8] = []

    init(_ record: any TemplateRecord) { add(record) }

    private mutating func add(_ record: any TemplateRecord) {
      for value in record.all {
        switch value {
        case .text(let text): add(.text(text))
        case .html(let bytes): add(.html(bytes))
        case .flag(let flag): sections.append(UInt8(ascii: flag ? "y" : "n"))
        case .record(nil): sections.append(UInt8(ascii: "0"))
        case .record(let part?):
          sections.append(UInt8(ascii: "1"))
          add(part)
        case .list(let parts):
          sections.append(UInt8(ascii: "["))
          for part in parts {
            sections.append(UInt8(ascii: ","))
            add(part)
          }
          sections.append(UInt8(ascii: "]"))
        }
      }
    }

    private mutating func add(_ text: Text) {
      let isEmpty = text.count == 0
      sections.append(UInt8(ascii: isEmpty ? "e" : "t"))
      // Where there is nothing, nothing can be put.
      if !isEmpty { texts.append(text) }
    }
  }

  private struct Place {
    /// The text up to here.
    let before: [UInt8]
    let value: Int
    let isEscaped: Bool
  }

  private var places: [Place] = []
  private var end: [UInt8] = []

  /// Has `template` of `library` make something of a thing like `record`.
  init(_ template: Template, of library: MustacheLibrary, like record: any TemplateRecord) {
    var count = 0
    let marked = Self.marked(record, &count)
    var rest = Array((library.render(marked, withTemplate: template.rawValue) ?? "").utf8)[...]
    while let mark = rest.firstRange(of: Array(Self.mark.utf8)) {
      let digits = rest[mark.upperBound...].prefix { $0 != UInt8(ascii: ";") }
      let sign = rest[digits.endIndex...].dropFirst()
      let isEscaped = sign.first == UInt8(ascii: "&")
      places.append(
        Place(
          before: Array(rest[..<mark.lowerBound]),
          value: Int(String(decoding: digits, as: UTF8.self)) ?? 0, isEscaped: isEscaped))
      rest = sign.dropFirst(isEscaped ? "&lt;".utf8.count : "<".utf8.count)
    }
    end = Array(rest)
  }

  /// The bytes with the values of a thing.
  func bytes(with values: Values) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(
      values.texts.reduce(end.count + places.reduce(0) { $0 + $1.before.count }) { $0 + $1.count })
    for place in places {
      bytes += place.before
      values.texts[place.value].append(to: &bytes, isEscaped: place.isEscaped)
    }
    return bytes + end
  }

  /// What stands for a value: none of the tool's own templates has it.
  private static let mark = "\u{F8FD}"

  /// A thing with the sections of `record`, whose texts are marks that tell whether they are escaped.
  private static func marked(_ record: any TemplateRecord, _ count: inout Int) -> [String: Any] {
    var values: [String: Any] = [:]
    for (name, value) in zip(record.names, record.all) {
      switch value {
      case .text(""): values[name] = TemplateText("")
      case .html([]): values[name] = TemplateText("")
      case .text, .html:
        values[name] = TemplateText("\(mark)\(count);<")
        count += 1
      case .flag(let flag): values[name] = flag
      case .record(let part): values[name] = part.map { marked($0, &count) } ?? TemplateText("")
      case .list(let parts): values[name] = parts.map { marked($0, &count) }
      }
    }
    return values
  }
}

/// The tool's own templates, filled in as far as things are alike.
final class FilledTemplates: Sendable {
  private struct Key: Hashable {
    let template: Template
    let sections: [UInt8]
  }

  private let known = Mutex<[Key: FilledTemplate]>([:])

  func bytes(
    of record: any TemplateRecord, by template: Template, of library: MustacheLibrary
  ) -> [UInt8] {
    let values = FilledTemplate.Values(record)
    let key = Key(template: template, sections: values.sections)
    let filled =
      known.withLock { $0[key] }
      ?? {
        let made = FilledTemplate(template, of: library, like: record)
        known.withLock { $0[key] = made }
        return made
      }()
    return filled.bytes(with: values)
  }
}

import LessonText
import Mustache
import Synchronization

/// What a template makes of all things that have the same sections: text with places for their values.
///
/// The engine looks up each name anew and finds out at run time what each value is. A course has thousands of
/// cells, and a dozen sorts of them.
struct FilledTemplate: Sendable {
  /// The values of a thing, in order, and what tells its sections from those of other things.
  struct Values {
    private(set) var texts: [String] = []
    private(set) var sections: [UInt8] = []

    init(_ record: any TemplateRecord) { add(record) }

    private mutating func add(_ record: any TemplateRecord) {
      for value in record.all {
        switch value {
        case .text(let text):
          sections.append(UInt8(ascii: text.isEmpty ? "e" : "t"))
          // Where there is nothing, nothing can be put.
          if !text.isEmpty { texts.append(text) }
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

  /// The text with the values of a thing.
  func text(with values: Values) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(
      values.texts.reduce(end.count + places.reduce(0) { $0 + $1.before.count }) {
        $0 + $1.utf8.count
      })
    for place in places {
      text += place.before
      let value = values.texts[place.value]
      if place.isEscaped { value.appendHTMLEscaped(to: &text) } else { text += value.utf8 }
    }
    text += end
    return String(decoding: text, as: UTF8.self)
  }

  /// What stands for a value: none of the tool's own templates has it.
  private static let mark = "\u{F8FD}"

  /// A thing with the sections of `record`, whose texts are marks that tell whether they are escaped.
  private static func marked(_ record: any TemplateRecord, _ count: inout Int) -> [String: Any] {
    var values: [String: Any] = [:]
    for (name, value) in zip(record.names, record.all) {
      switch value {
      case .text(let text):
        values[name] = TemplateText(text.isEmpty ? "" : "\(mark)\(count);<")
        if !text.isEmpty { count += 1 }
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

  func text(
    of record: any TemplateRecord, by template: Template, of library: MustacheLibrary
  ) -> String {
    let values = FilledTemplate.Values(record)
    let key = Key(template: template, sections: values.sections)
    let filled =
      known.withLock { $0[key] }
      ?? {
        let made = FilledTemplate(template, of: library, like: record)
        known.withLock { $0[key] = made }
        return made
      }()
    return filled.text(with: values)
  }
}

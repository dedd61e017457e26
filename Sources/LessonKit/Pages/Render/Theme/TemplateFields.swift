import Mustache

/// All names that one kind of template can use, in the order of the reference.
struct TemplateFields<Subject>: Sendable {
  private let list: [TemplateField<Subject>]

  init(_ list: [TemplateField<Subject>]) { self.list = list }

  /// What the names stand for.
  var shapes: [TemplateFieldShape] { list.map(\.shape) }

  subscript(name: String) -> TemplateField<Subject>? { list.first { $0.shape.name == name } }

  /// What the names stand for of `subject`, in their order.
  func values(of subject: Subject) -> [TemplateValue] { list.map { $0.value(subject) } }

  /// The fields of something that has a `Subject`.
  func of<Whole>(_ part: @escaping @Sendable (Whole) -> Subject) -> [TemplateField<Whole>] {
    list.map { $0.of(part) }
  }
}

/// Something on a page whose HTML a template makes.
protocol Templated: Sendable {
  /// The template.
  static var template: Template { get }
  /// The names that the template can use.
  static var fields: TemplateFields<Self> { get }
}

extension Templated {
  /// The HTML, without a line feed at its end.
  func html(_ theme: Theme) -> String { String(decoding: bytes(theme), as: UTF8.self) }

  /// The bytes of the HTML, without a line feed at their end.
  func bytes(_ theme: Theme) -> [UInt8] {
    theme.bytes(of: TemplateSubject(Self.fields, self), by: Self.template).withoutLastLineFeed
  }
}

/// What a name in a template stands for.
enum TemplateValue {
  case text(String)
  /// Elements; as bytes, which need not be looked through each time that they become a part of others.
  case html([UInt8])
  case flag(Bool)
  case record((any TemplateRecord)?)
  case list([any TemplateRecord])

  /// The value as the engine takes it.
  fileprivate var forEngine: Any {
    switch self {
    case .text(let text): TemplateText(text)
    case .html(let bytes): TemplateText(String(decoding: bytes, as: UTF8.self))
    case .flag(let flag): flag
    // Not nothing: then the engine would look for the name further out.
    case .record(let record): record.map { $0 as Any } ?? TemplateText("")
    case .list(let records): records
    }
  }
}

/// A thing with its names, whatever it is.
protocol TemplateRecord: MustacheParent {
  var names: [String] { get }
  /// What the names stand for, made anew.
  var all: [TemplateValue] { get }
}

/// A thing with its names, as the engine asks for them.
///
/// Each value is made once, and none that no template uses.
final class TemplateSubject<Subject>: TemplateRecord {
  private let fields: TemplateFields<Subject>
  private let subject: Subject
  private var values: [String: Any] = [:]

  var names: [String] { fields.shapes.map(\.name) }
  var all: [TemplateValue] { fields.values(of: subject) }

  init(_ fields: TemplateFields<Subject>, _ subject: Subject) {
    self.fields = fields
    self.subject = subject
  }

  func child(named name: String) -> Any? {
    if let value = values[name] { return value }
    guard let value = fields[name]?.value(subject).forEngine else { return nil }
    values[name] = value
    return value
  }
}

/// A text as the engine takes it: false as a section where it is empty.
struct TemplateText: MustacheCustomRenderable, MustacheParent {
  let renderText: String
  var isNull: Bool { renderText.isEmpty }

  init(_ text: String) { renderText = text }

  func child(named name: String) -> Any? { nil }
}

import Mustache

/// All names that one kind of template can use, in the order of the reference.
struct TemplateFields<Subject>: Sendable {
  private let list: [TemplateField<Subject>]
  private let byName: [String: TemplateField<Subject>]

  init(_ list: [TemplateField<Subject>]) {
    self.list = list
    byName = Dictionary(list.map { ($0.shape.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// What the names stand for.
  var shapes: [TemplateFieldShape] { list.map(\.shape) }

  subscript(name: String) -> TemplateField<Subject>? { byName[name] }

  /// The fields of something that has a `Subject`.
  func of<Whole>(_ part: @escaping @Sendable (Whole) -> Subject) -> [TemplateField<Whole>] {
    list.map { $0.of(part) }
  }
}

/// A thing with its names, as the engine asks for them: what no template uses is never made.
struct TemplateSubject<Subject>: MustacheParent {
  private let fields: TemplateFields<Subject>
  private let subject: Subject

  init(_ fields: TemplateFields<Subject>, _ subject: Subject) {
    self.fields = fields
    self.subject = subject
  }

  func child(named name: String) -> Any? { fields[name]?.value(subject) }
}

/// A text as the engine takes it: false as a section where it is empty.
struct TemplateText: MustacheCustomRenderable, MustacheParent {
  let renderText: String
  var isNull: Bool { renderText.isEmpty }

  init(_ text: String) { renderText = text }

  func child(named name: String) -> Any? { nil }
}

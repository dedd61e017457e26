/// What a name in a template stands for, whatever its value is.
struct TemplateFieldShape: Sendable {
  /// How a template can use a name.
  indirect enum Kind: Sendable {
    /// `{{name}}`, or a section that is there unless the text is empty.
    case text
    /// `{{{name}}}`, or a section that is there unless there is no element.
    case html
    /// `{{#name}}…{{/name}}`, there if it is so.
    case flag
    /// `{{#name}}…{{/name}}`, there if the thing is, and inside of it the names of the thing.
    case record([TemplateFieldShape])
    /// `{{#name}}…{{/name}}`, once for each of them, and inside of it its names.
    case list([TemplateFieldShape])
  }

  /// The name, as templates have it.
  let name: String
  /// How a template can use it.
  let kind: Kind
  /// What it stands for, in a few words.
  let meaning: String

  /// The names inside of a section; none where it has none of its own.
  var parts: [TemplateFieldShape] {
    switch kind {
    case .text, .html, .flag: []
    case .record(let parts), .list(let parts): parts
    }
  }

  /// The tag that stands for the value, as a template has it.
  var tag: String {
    switch kind {
    case .text: "{{\(name)}}"
    case .html: "{{{\(name)}}}"
    case .flag, .record, .list: "{{#\(name)}}…{{/\(name)}}"
    }
  }
}

/// One name that a template can use, and where its value comes from.
struct TemplateField<Subject>: Sendable {
  /// What the name stands for.
  let shape: TemplateFieldShape
  let value: @Sendable (Subject) -> TemplateValue

  private init(
    _ name: String, _ kind: TemplateFieldShape.Kind, _ meaning: String,
    _ value: @escaping @Sendable (Subject) -> TemplateValue
  ) {
    shape = TemplateFieldShape(name: name, kind: kind, meaning: meaning)
    self.value = value
  }

  /// A text, unescaped; nothing where it is empty.
  static func text(
    _ name: String, _ meaning: String, _ value: @escaping @Sendable (Subject) -> String
  ) -> Self {
    Self(name, .text, meaning) { .text(value($0)) }
  }

  /// Elements; nothing where there is none.
  static func html(
    _ name: String, _ meaning: String, _ value: @escaping @Sendable (Subject) -> String
  ) -> Self {
    Self(name, .html, meaning) { .text(value($0).withoutLastLineFeed) }
  }

  /// Elements as bytes; nothing where there is none.
  static func html(
    _ name: String, _ meaning: String, _ value: @escaping @Sendable (Subject) -> [UInt8]
  ) -> Self {
    Self(name, .html, meaning) { .html(value($0).withoutLastLineFeed) }
  }

  /// Something that is or is not so.
  static func flag(
    _ name: String, _ meaning: String, _ value: @escaping @Sendable (Subject) -> Bool
  ) -> Self {
    Self(name, .flag, meaning) { .flag(value($0)) }
  }

  /// A thing with names of its own, where it is there.
  static func record<Part>(
    _ name: String, _ meaning: String, _ fields: TemplateFields<Part>,
    _ value: @escaping @Sendable (Subject) -> Part?
  ) -> Self {
    Self(name, .record(fields.shapes), meaning) { subject in
      .record(value(subject).map { TemplateSubject(fields, $0) })
    }
  }

  /// Things with names of their own, in order.
  static func list<Part>(
    _ name: String, _ meaning: String, _ fields: TemplateFields<Part>,
    _ value: @escaping @Sendable (Subject) -> [Part]
  ) -> Self {
    Self(name, .list(fields.shapes), meaning) { subject in
      .list(value(subject).map { TemplateSubject(fields, $0) })
    }
  }

  /// The field of something that has a `Subject`.
  func of<Whole>(_ part: @escaping @Sendable (Whole) -> Subject) -> TemplateField<Whole> {
    TemplateField<Whole>(shape.name, shape.kind, shape.meaning) { value(part($0)) }
  }
}

extension [UInt8] {
  /// The bytes without a last line end, as of text.
  var withoutLastLineFeed: [UInt8] {
    guard last == UInt8(ascii: "\n") else { return self }
    let rest = dropLast()
    return Array(rest.last == UInt8(ascii: "\r") ? rest.dropLast() : rest)
  }
}

extension String {
  /// What stands on a line of its own in a template brings no line feed along.
  var withoutLastLineFeed: String {
    // Of characters, which are counted from the beginning, the last one may be CR and LF.
    utf8.last == UInt8(ascii: "\n") ? String(dropLast(1)) : self
  }
}

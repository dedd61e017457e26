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

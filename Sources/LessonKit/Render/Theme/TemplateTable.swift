/// All templates and the names that they can use, as text: the guide's reference is held against it.
public struct TemplateTable {
  /// Makes the text of the table.
  public init() {}

  /// A Markdown list with an item a template, and below it the names.
  public var markdown: String {
    Template.allCases.map { template in
      let common = template.isPage ? Set(Template.page.fields.map(\.name)) : []
      let also = template.isPage ? "; the names of `\(Template.page.fileName)` too" : ""
      let own = template.fields.filter { !common.contains($0.name) }
      return "- `\(template.fileName)`: \(template.summary)\(also)\n"
        + own.map { Self.item($0, depth: 1) }.joined()
    }.joined()
  }

  private static func item(_ field: TemplateFieldShape, depth: Int) -> String {
    String(repeating: "  ", count: depth) + "- `\(field.tag)`: \(field.meaning)\n"
      + field.parts.map { item($0, depth: depth + 1) }.joined()
  }
}

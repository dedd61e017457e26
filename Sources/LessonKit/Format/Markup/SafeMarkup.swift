import LessonText

/// The closed set of elements and attributes that printed markup may bring onto a page.
///
/// What is not in it is text, or, for an attribute, left out. Nothing in it runs, leads off the
/// page, or takes a style of the page.
protocol MarkupVocabulary {
  /// The element that a tag's name stands for, as it is written; `nil` where it is none.
  static func element(named name: String) -> String?
  /// The attribute of `element` that a name stands for, as it is written, and what may stand in it.
  static func attribute(named name: String, of element: String) -> (String, MarkupValue)?
  /// What `style="name: …"` stands for, as an attribute.
  static func attribute(forProperty name: String) -> (String, MarkupValue)?

  /// Elements that have no content and no end tag.
  static var voidElements: Set<String> { get }
  /// Elements that have text in them and nothing else.
  static var textElements: Set<String> { get }
  /// How many of `open` end where `element` begins, innermost first; `nil` where it may not stand there.
  static func endings(before element: String, in open: [String]) -> Int?
}

/// Printed markup, written anew from what a vocabulary allows.
///
/// Nothing of the source is passed on as it stands: text is escaped, tags are made from their names
/// and from values of known form, and whatever was opened is closed. So what a browser reads is
/// what was decided here, whatever the source made of its quotes, comments, case or nesting.
struct SafeMarkup<Vocabulary: MarkupVocabulary> {
  /// How deep elements may nest; browsers have limits of their own, and change the tree there.
  private let depthLimit = 100

  private(set) var html = ""
  private var open: [String] = []
  private var usedNames: Set<String> = []
  private let names: MarkupNames

  init(_ tokens: [MarkupToken], names: MarkupNames) {
    self.names = names
    for token in tokens {
      switch token {
      case .text(let text): html += text.escapedMarkupText
      case .comment: break
      case .declaration(let source): html += source.htmlEscaped
      case .start(let name, let attributes, let isEmpty, let source):
        if !start(name, attributes, isEmpty: isEmpty) { html += source.htmlEscaped }
      case .end(let name, let source):
        if !end(name) { html += source.htmlEscaped }
      }
    }
    close(open.count)
  }

  private mutating func start(
    _ name: String, _ attributes: [MarkupToken.Attribute], isEmpty: Bool
  ) -> Bool {
    guard let element = Vocabulary.element(named: name),
      open.last.map(Vocabulary.textElements.contains) != true,
      let endings = Vocabulary.endings(before: element, in: open),
      open.count - endings < depthLimit
    else { return false }
    close(endings)
    html += "<\(element)"
    for (name, value) in written(attributes, of: element) { html += " \(name)=\"\(value)\"" }
    html += ">"
    guard !Vocabulary.voidElements.contains(element) else { return true }
    open.append(element)
    if isEmpty { close(1) }
    return true
  }

  private mutating func end(_ name: String) -> Bool {
    guard let element = Vocabulary.element(named: name), let index = open.lastIndex(of: element)
    else { return false }
    close(open.count - index)
    return true
  }

  private mutating func close(_ count: Int) {
    for _ in 0..<count {
      if let element = open.popLast() { html += "</\(element)>" }
    }
  }

  /// The attributes as they are written; what `style` says goes before what an attribute says.
  private mutating func written(
    _ attributes: [MarkupToken.Attribute], of element: String
  ) -> [(name: String, value: String)] {
    var written: [(name: String, value: String)] = []
    func set(_ known: (String, MarkupValue)?, _ text: String, replacing: Bool = false) {
      guard let (name, kind) = known, let value = kind.written(text, names) else { return }
      if let index = written.firstIndex(where: { $0.name == name }) {
        if replacing { written[index].value = value }
      } else {
        written.append((name, value))
      }
    }
    for attribute in attributes {
      set(Vocabulary.attribute(named: attribute.name, of: element), attribute.value)
    }
    for style in attributes where style.name.lowercased() == "style" {
      for declaration in style.value.split(separator: ";") {
        let parts = declaration.split(separator: ":", maxSplits: 1).map {
          String($0.unicodeScalars.trimmed(of: \.isMarkupBlank))
        }
        guard parts.count == 2 else { continue }
        set(Vocabulary.attribute(forProperty: parts[0]), parts[1], replacing: true)
      }
    }
    return written.filter { $0.name != "id" || usedNames.insert($0.value).inserted }
  }
}

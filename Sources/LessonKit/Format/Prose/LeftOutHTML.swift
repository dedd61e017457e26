import LessonText

/// A piece of raw HTML that the page does not show, and why.
package struct LeftOutHTML: Sendable, Equatable {
  enum Reason: Sendable, Equatable {
    /// GitHub does not know the element either, or only a browser's script needs it.
    case unknown(withContent: Bool)
    /// The element stands in these only.
    case misplaced(parents: [String])
    /// This element has other elements only.
    case inFrame(String)
    /// A paragraph or a heading cannot hold it.
    case block
    /// It stands in a link, or a link stands in it.
    case inLink, aroundLink
    case secondSummary
    case tooDeep
    /// An end tag for which nothing is open.
    case stray
    /// The tag never ends.
    case unfinished
    /// The picture is not a file of the package.
    case remote
    /// The attribute has an address that Markdown's links of the web do not have.
    case address(attribute: String)
  }

  let position: SourcePosition
  let length: Int
  /// The element's name as it is written, behind `/` that of an end tag.
  let name: String
  let reason: Reason

  var diagnostic: Diagnostic {
    Diagnostic(
      .htmlLeftOut, at: position, length: length, subject + " is left out of the page" + addition,
      advice: advice)
  }

  private var subject: String {
    switch reason {
    case .address(let attribute): "`\(attribute)` of `<\(name)>`"
    case .unfinished: "all from `<\(name)` on in this block"
    case _ where name == "?" || name == "!": "`<\(name)…>`"
    default: "`<\(name)>`"
    }
  }

  private var addition: String {
    switch reason {
    case .unknown(let withContent): withContent ? ", with what is in it" : ""
    case .misplaced(let parents):
      ": it can stand only in " + parents.map { "`<\($0)>`" }.joined(separator: " or ")
    case .inFrame(let parent): ": it cannot stand right in `<\(parent)>`"
    case .block: ": a paragraph or heading cannot hold it"
    case .inLink: ": a link cannot hold another"
    case .aroundLink: ": there is another link in it"
    case .secondSummary: ": a `<details>` has one"
    case .tooDeep: ": elements stand in each other more than \(ProseMarkup.depthLimit) deep"
    case .stray: ": no such element is open here"
    case .unfinished: ": the tag never ends"
    case .remote: ": a page loads nothing from elsewhere"
    case .address: ": it has an address that pages do not lead to"
    }
  }

  private var advice: String {
    switch reason {
    case .unknown where name.lowercased() == "center": "write `<div align=\"center\">`"
    case .unknown where name.lowercased() == "svg":
      "put the drawing into a file, or have a cell print it for `output as=svg`"
    case .unknown: "write it in Markdown, or `&lt;` for a literal `<`"
    case .misplaced, .inFrame, .tooDeep, .secondSummary, .inLink: "remove it, or move it"
    case .block: "put it on a line of its own, behind a blank line"
    case .aroundLink: "keep one of the two links"
    case .stray:
      "remove it, or open the element in the same list item, quote or paragraph, and nothing in it"
        + " that ends it"
    case .unfinished: "close it with `>`, and quotes in it"
    case .remote: "put the picture into the package, and write its path"
    case .address: "write a path, or an address with `https:`, `http:` or `mailto:`"
    }
  }
}

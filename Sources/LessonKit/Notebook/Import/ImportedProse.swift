/// A Markdown cell of a notebook as prose of a lesson.
struct ImportedProse {
  let markdown: String
  let files: [NotebookAsset]
  private(set) var remarks: [String]

  /// Imports `cell`, whose number in the notebook is `number`.
  init(_ cell: NotebookCell, number: Int, filesFolder: String) {
    let attachments = Attachments(cell, number: number, filesFolder: filesFolder)
    files = attachments.files
    remarks = attachments.remarks
    let live = LiveFences(attachments.markdown.withoutBlankEnd)
    if !live.lines.isEmpty {
      remarks.append(
        "cell \(number): a `swift` or `output` fence in Markdown stays prose: it is labelled `text`"
      )
    }
    let closed = ClosedMarkdown(live.relabelled)
    if let closing = closed.closing {
      let shown = closing.count > 20 ? "a long fence" : closing
      remarks.append("cell \(number): the Markdown left something open: closed with \(shown)")
    }
    markdown = closed.text
  }
}

extension String {
  /// The text without blank lines at its end and without its last line feed.
  fileprivate var withoutBlankEnd: String {
    let scalars = unicodeScalars
    guard let last = scalars.lastIndex(where: { !String($0).isBlank }) else { return "" }
    let rest = scalars[scalars.index(after: last)...]
    return String(scalars[...last]) + String(rest.prefix { $0 == " " || $0 == "\t" })
  }
}

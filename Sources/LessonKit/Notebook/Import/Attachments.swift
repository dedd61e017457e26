import LessonMarkdown
import LessonText

extension LessonBlock {
  /// Keeps the pictures inside of a cell next to the lesson; the cell's Markdown with links to them.
  mutating func keepAttachments(of cell: NotebookCell) -> String {
    var targets: [(name: String, file: String)] = []
    for (name, bundle) in cell.attachments.sorted(by: { $0.key < $1.key }) {
      guard let file = attachment(name, bundle) else { continue }
      files.append(file)
      targets.append((name, file.name))
    }
    guard cell.source.hasBytes(of: "attachment:") || !targets.isEmpty else { return cell.source }
    return linking(targets, in: cell.source)
  }

  /// A file whose name no other attachment of the cell has.
  private func attachment(_ name: String, _ bundle: MIMEBundle) -> NotebookAsset? {
    // The last component alone, before a prefix makes the path look harmless.
    let last = name.unicodeScalars.split { $0 == "/" || $0 == "\\" }.last?.drop { $0 == "." }
    let stem = last.flatMap { $0.isEmpty ? nil : String($0) } ?? "attachment"
    let taken = files.map { $0.name.lowercased() }
    guard let type = bundle.types.first else { return nil }
    for ordinal in 1...files.count + 1 {
      let prefix = "cell-\(number)-" + (ordinal == 1 ? "" : "\(ordinal)-")
      let file = NotebookAsset(type, of: bundle, stem: prefix + stem, cell: number)
      guard let file else { return nil }
      if !taken.contains(file.name.lowercased()) { return file }
    }
    return nil
  }

  /// Replaces `attachment:NAME`, blanks as they are or as `%20`; code is left alone.
  private mutating func linking(
    _ targets: [(name: String, file: String)], in markdown: String
  ) -> String {
    let targets = targets.sorted { $0.name.utf8.count > $1.name.utf8.count }
    let source = SourceText(markdown)
    let code = MarkdownDocument(source).nodes.filter { $0.kind == .codeBlock }
      .map { $0.startLine...max($0.startLine, $0.endLine) }
    var shown: Set<String> = []
    var lines: [String] = []
    for (index, line) in markdown.unicodeScalars.split(
      separator: "\n", omittingEmptySubsequences: false
    ).enumerated() {
      var rest = String(line)[...]
      var text = ""
      while !code.contains(where: { $0.contains(index + 1) }),
        let range = rest.firstRange(of: "attachment:")
      {
        text += rest[..<range.lowerBound]
        rest = rest[range.upperBound...]
        let match = targets.lazy.compactMap { target in
          [target.name, target.name.urlComponent].first { rest.hasPrefix($0) }
            .map { (written: $0, target: target) }
        }.first
        guard let match else {
          text += "attachment:"
          let name = rest.prefix(60).prefix { !$0.isWhitespace && !")>\"'`".contains($0) }
          remarks.append("there is no attachment `\(name)` in the cell")
          continue
        }
        text += "\(filesFolder)/\(match.target.file)"
        rest = rest.dropFirst(match.written.count)
        shown.insert(match.target.name)
      }
      lines.append(text + rest)
    }
    for target in targets where !shown.contains(target.name) {
      remarks.append("nothing shows the attachment saved as \(target.file)")
    }
    return lines.joined(separator: "\n")
  }
}

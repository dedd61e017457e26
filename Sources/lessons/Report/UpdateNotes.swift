import LessonResults
import LessonText

extension LessonUpdate {
  /// Says what `lessons update` did to the lesson, in lines for people, on standard error.
  func writeNotes() throws {
    let terminal = Terminal.error
    let file = lesson.file.withVisibleControls
    var text = ""
    for change in changes {
      let what = change.isInsertion ? "new output of the cell at" : "output at"
      let place = "\(file):\(change.line)"
      text += "\(terminal.styled("updated", .green)) \(what) \(place)\n"
      if change.isInLastDigits {
        text +=
          "  only the last digits of numbers differ: if they differ from machine to machine, allow"
          + " it with `approx` or `tolerance=`\n"
      }
      if change.becomesExact {
        text +=
          "  the fence is `exact`: the cell prints what would be a wildcard there, `...` or `[..]`\n"
      }
    }
    for line in unwritable {
      text +=
        "\(terminal.styled("not updated", .yellow)) \(file):\(line): what the cell"
        + " prints cannot stand in Markdown: print it in another form, or mark the cell `silent`\n"
    }
    if !text.isEmpty { try terminal.write(text) }
  }
}

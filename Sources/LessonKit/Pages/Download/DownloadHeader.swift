import LessonFormat
import LessonText

/// What stands at the head of a downloaded file: what it is, and how to run it.
struct DownloadHeader {
  let text: String

  /// Writes the head of the file of `lesson`; `modules` are the imports of its programs.
  init(_ lesson: Lesson, fileName: String, programCount: Int, modules: [Set<String>]) {
    let libraries = lesson.package.libraries.map(\.module)
    let needsTool = modules.contains { !$0.isDisjoint(with: libraries) }
    let name = fileName.shellWord
    let tool = "swift run lessons run \(name)"
    let script = "swift -swift-version 6 -default-isolation MainActor"
    var lines = [
      lesson.title.singleLine, "",
      "The program of the lesson \(lesson.fileName.singleLine): the cells of its page in order,",
      "and below each what it prints.",
      needsTool
        ? "It imports libraries of the lesson's package. Run it in a clone of that:"
        : "Run it with Swift 6.2 or later:",
      "", "    " + (needsTool ? tool : "\(script) \(name)"), "",
    ]
    if programCount > 1 {
      lines +=
        needsTool
        ? ["That runs its \(programCount) programs, one after another."]
        : [
          "That is the first of its \(programCount) programs; `-D \(ProgramCondition.name(2))` makes"
            + " it the second, and so on.",
          "In a clone of the lesson's package `\(tool)` runs all of them.",
        ]
      lines.append("")
    }
    let files = "\(lesson.slug).files"
    if lesson.cells.contains(where: { $0.isRun && $0.code.hasBytes(of: files) }) {
      lines += [
        "It reads files in \(files.singleLine), which lies beside the lesson: run it where that is.",
        "",
      ]
    }
    text = lines.dropLast().commented
  }
}

extension String {
  /// The text as one word of a command line.
  fileprivate var shellWord: String {
    let isPlain = unicodeScalars.allSatisfy { scalar in
      scalar.properties.isXIDContinue || scalar == "-" || scalar == "."
    }
    return isPlain ? self : "'" + replacing("'", with: "'\\''").singleLine + "'"
  }
}

/// What stands at the head of a downloaded file: what it is, and how to run it.
struct DownloadHeader {
  /// The comment.
  let text: String

  /// The modules that come with this tool and with nothing else.
  private static let libraries: Set<String> = ["Autograd", "AutogradData", "Plots", "TensorPlots"]

  /// Writes the head of the file of `lesson`; `modules` are the imports of its programs.
  init(_ lesson: Lesson, fileName: String, programCount: Int, modules: [Set<String>]) {
    let needsTool = modules.contains { !$0.isDisjoint(with: Self.libraries) }
    let name = fileName.shellWord
    let tool = "swift run lessons run \(name)"
    let script = "swift -swift-version 6 -default-isolation MainActor"
    var lines = [
      lesson.title.singleLine, "",
      "The program of the lesson \(lesson.fileName.singleLine): the cells of its page in order,",
      "and below each what it prints.",
      needsTool
        ? "It imports libraries of the lesson's package. Run it there:"
        : "Run it with Swift 6.2 or later:",
      "", "    " + (needsTool ? tool : "\(script) \(name)"), "",
    ]
    if programCount > 1 {
      let all = needsTool ? "That runs all of its" : "That is the first of its"
      let rest =
        needsTool
        ? "each by itself."
        : "the others want `-D \(ProgramCondition.name(2))` and so on;\n"
          + "`\(tool)` in the lesson's package runs all of them."
      lines += ["\(all) \(programCount) programs, \(rest)", ""]
    }
    let files = "\(lesson.slug).files"
    if lesson.cells.contains(where: { $0.isRun && $0.code.contains(files) }) {
      lines += ["It reads \(files.singleLine), which lies beside the lesson: run it there.", ""]
    }
    text = lines.dropLast().flatMap(\.lines).commented
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

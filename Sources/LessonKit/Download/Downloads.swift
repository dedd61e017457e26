/// The files that a lesson's page offers to take away.
struct Downloads {
  /// The name of the Swift file; `nil` where the lesson has nothing to run.
  let program: String?
  /// The name of the notebook.
  let notebook: String

  /// Names the files of `lesson`.
  init(_ lesson: Lesson) {
    program = lesson.cells.contains(where: \.isPartOfProgram) ? lesson.slug + ".swift" : nil
    notebook = lesson.slug + ".ipynb"
  }

  /// The links for the lesson's page.
  var html: String {
    let links = [program, notebook].compactMap { $0 }.map { name in
      "<a href=\"\(name.urlComponent.htmlEscaped)\" download>\(name.htmlEscaped)</a>"
    }
    return "<p class=\"downloads\">Download: \(links.joined(separator: ", "))</p>\n"
  }
}

import LessonFormat

/// What a code cell of a notebook left behind.
enum NotebookOutput: Sendable, Equatable {
  /// Text on `stdout` or `stderr`.
  case stream(name: String, text: String)
  /// A value: the result of the cell, or something that it displayed.
  case data(MIMEBundle)
  /// What a lesson's cell draws next to its text, as SVG: of no lesson's source.
  case drawing(String)
  case error(name: String, value: String, traceback: [String])

  /// Whether the output is what a run adds to the text that a lesson has.
  var isDrawing: Bool { if case .drawing = self { true } else { false } }

  func write(to text: inout JSONText) {
    text.object { text in
      switch self {
      case .stream(let name, let printed):
        text.member("name", name)
        text.member("output_type", "stream")
        text.member("text", lines: printed)
      case .data(let bundle):
        text.member("data") { JSON.object(bundle.entries).write(to: &$0) }
        if bundle.isResult { text.member("execution_count") { $0.raw("null") } }
        text.member("metadata") { $0.object { _ in } }
        text.member("output_type", bundle.isResult ? "execute_result" : "display_data")
      case .drawing(let svg):
        text.member("data") { $0.object { $0.member(OutputFormat.svg.mediaType, lines: svg) } }
        text.member("metadata") { text in
          text.object { $0.member("lessons") { $0.object { $0.member("drawing", true) } } }
        }
        text.member("output_type", "display_data")
      case .error(let name, let value, let traceback):
        text.member("ename", name)
        text.member("evalue", value)
        text.member("output_type", "error")
        text.member("traceback", traceback)
      }
    }
  }
}

extension NotebookOutput {
  init(_ output: NotebookValue) throws(NotebookProblem) {
    let type = try output.required("output_type")
    switch try type.string() {
    case "stream":
      self = .stream(
        name: try output.optional("name")?.string() ?? "stdout",
        text: try output.required("text").text())
    case let name where name == "execute_result" || name == "display_data":
      let bundle = MIMEBundle(
        entries: try output.required("data").members(), isResult: name == "execute_result")
      let isDrawing = output.json["metadata"]?["lessons"]?["drawing"] == .bool(true)
      let drawing = isDrawing ? bundle[OutputFormat.svg.mediaType] : nil
      self = drawing.map { .drawing($0) } ?? .data(bundle)
    case "error":
      var traceback: [String] = []
      for line in try output.optional("traceback")?.elements() ?? [] {
        traceback.append(try line.string())
      }
      self = .error(
        name: try output.optional("ename")?.string() ?? "",
        value: try output.optional("evalue")?.string() ?? "", traceback: traceback)
    case let name: throw type.problem("`\(name)` is no output of nbformat 4")
    }
  }
}

extension OutputFormat {
  var mediaType: String {
    switch self {
    case .svg: "image/svg+xml"
    case .html: "text/html"
    case .markdown: "text/markdown"
    }
  }
}

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

  var json: JSON {
    switch self {
    case .stream(let name, let text):
      .object([
        "output_type": "stream", "name": .string(name), "text": .lines(of: text),
      ])
    case .data(let bundle):
      .object(
        [
          "output_type": bundle.isResult ? "execute_result" : "display_data",
          "metadata": .object([:]), "data": .object(bundle.entries),
        ].merging(bundle.isResult ? ["execution_count": .null] : [:]) { $1 })
    case .drawing(let svg):
      .object([
        "output_type": "display_data",
        "metadata": .object(["lessons": .object(["drawing": .bool(true)])]),
        "data": .object([OutputFormat.svg.mediaType: .lines(of: svg)]),
      ])
    case .error(let name, let value, let traceback):
      .object([
        "output_type": "error", "ename": .string(name), "evalue": .string(value),
        "traceback": .array(traceback.map(JSON.string)),
      ])
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

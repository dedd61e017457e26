/// What a code cell of a notebook left behind.
enum NotebookOutput: Sendable, Equatable {
  /// Text on `stdout` or `stderr`.
  case stream(name: String, text: String)
  /// A value: the result of the cell, or something that it displayed.
  case data(MIMEBundle)
  /// What a lesson's cell draws beside its text, as SVG: of no lesson's source.
  case drawing(String)
  /// An error that ended the cell.
  case error(name: String, value: String, traceback: [String])

  /// Whether the output is what a run adds to the text that a lesson has.
  var isDrawing: Bool { if case .drawing = self { true } else { false } }

  /// The output as nbformat 4.5 has it.
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

extension NotebookOutput: Decodable {
  private enum CodingKeys: String, CodingKey {
    case type = "output_type"
    case name, text, data, metadata, ename, evalue, traceback
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    switch try container.decode(String.self, forKey: .type) {
    case "stream":
      self = .stream(
        name: try container.decodeIfPresent(String.self, forKey: .name) ?? "stdout",
        text: try container.decode(MultilineText.self, forKey: .text).text)
    case let type where ["execute_result", "display_data"].contains(type):
      var bundle = try container.decode(MIMEBundle.self, forKey: .data)
      bundle.isResult = type == "execute_result"
      let metadata = try? container.decode(JSON.self, forKey: .metadata)
      if metadata?["lessons"]?["drawing"] == .bool(true), let svg = bundle[OutputFormat.svg.mediaType] {
        self = .drawing(svg)
      } else {
        self = .data(bundle)
      }
    case "error":
      self = .error(
        name: try container.decodeIfPresent(String.self, forKey: .ename) ?? "",
        value: try container.decodeIfPresent(String.self, forKey: .evalue) ?? "",
        traceback: try container.decodeIfPresent([String].self, forKey: .traceback) ?? [])
    case let type:
      throw DecodingError.dataCorruptedError(
        forKey: .type, in: container, debugDescription: "`\(type)` is no output of nbformat 4")
    }
  }
}

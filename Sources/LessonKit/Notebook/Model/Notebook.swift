/// A Jupyter notebook of nbformat 4 (https://nbformat.readthedocs.io).
package struct Notebook: Sendable, Equatable {
  var title: String?
  /// The language of code cells that do not say their own.
  var language: String?
  /// What the notebook keeps of the lesson that it was exported from; `nil` for any other notebook.
  var origin: LessonOrigin?
  var cells: [NotebookCell]

  /// The text of the `.ipynb` file.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The bytes of the `.ipynb` file, as Jupyter would write it, so that opening and saving it there changes
  /// none: nbformat 4.5, and the language is Swift.
  package var bytes: [UInt8] {
    var text = JSONText()
    text.object { text in
      text.member("cells") { $0.array(cells) { $1.write(to: &$0) } }
      text.member("metadata") { text in
        text.object { text in
          text.member("kernelspec") { text in
            text.object { text in
              text.member("display_name", "Swift")
              text.member("language", "swift")
              text.member("name", "swift")
            }
          }
          text.member("language_info") { text in
            text.object { text in
              text.member("file_extension", ".swift")
              text.member("mimetype", "text/x-swift")
              text.member("name", "swift")
            }
          }
          if let origin { text.member("lessons") { origin.write(to: &$0) } }
          if let title { text.member("title", title) }
        }
      }
      text.member("nbformat", 4)
      text.member("nbformat_minor", 5)
    }
    return text.bytes + [UInt8(ascii: "\n")]
  }
}

extension Notebook: Decodable {
  /// Reads what lessons have a use for of a notebook of format 4, or throws a ``NotebookProblem``.
  package init(from decoder: any Decoder) throws {
    let notebook = NotebookValue(json: try JSON(from: decoder))
    let version = try notebook.required("nbformat").integer()
    guard version == 4 else {
      throw NotebookProblem(
        message: "the notebook has format \(version), and only format 4 can be imported:"
          + " convert it with `jupyter nbconvert --to notebook`")
    }
    let metadata = try notebook.optional("metadata")?.members()
    let kernel = metadata?["kernelspec"]
    language =
      kernel?["language"]?.string ?? metadata?["language_info"]?["name"]?.string
      ?? kernel?["name"]?.string
    origin = metadata?["lessons"].flatMap(LessonOrigin.init)
    cells = try notebook.required("cells").elements().map(NotebookCell.init)
  }
}

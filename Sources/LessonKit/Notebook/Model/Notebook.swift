/// A Jupyter notebook of nbformat 4 (https://nbformat.readthedocs.io).
package struct Notebook: Sendable, Equatable {
  var title: String?
  /// The language of code cells that do not say their own.
  var language: String?
  /// What the notebook keeps of the lesson that it was exported from; `nil` for any other notebook.
  var origin: LessonOrigin?
  var cells: [NotebookCell]

  /// The text of the `.ipynb` file, as Jupyter would write it.
  package var text: String { json.text }

  /// The notebook as nbformat 4.5 has it: the language is Swift.
  private var json: JSON {
    var metadata: [String: JSON] = [
      "kernelspec": .object(["display_name": "Swift", "language": "swift", "name": "swift"]),
      "language_info": .object([
        "name": "swift", "file_extension": ".swift", "mimetype": "text/x-swift",
      ]),
    ]
    if let title { metadata["title"] = .string(title) }
    if let origin { metadata["lessons"] = origin.json }
    return .object([
      "nbformat": .integer(4), "nbformat_minor": .integer(5), "metadata": .object(metadata),
      "cells": .array(cells.map(\.json)),
    ])
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

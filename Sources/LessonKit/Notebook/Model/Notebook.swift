/// A Jupyter notebook of nbformat 4 (https://nbformat.readthedocs.io).
public struct Notebook: Sendable, Equatable {
  /// The notebook's title, where the metadata has one.
  var title: String?
  /// The language of code cells that do not say their own.
  var language: String?
  /// What the notebook keeps of the lesson that it was exported from; `nil` for any other notebook.
  var origin: LessonOrigin?
  var cells: [NotebookCell]

  /// The text of the `.ipynb` file, as Jupyter would write it.
  public var text: String { json.text }

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
  private enum CodingKeys: String, CodingKey {
    case nbformat, metadata, cells
  }

  private struct Metadata: Decodable {
    struct Language: Decodable {
      var language: String?
      var name: String?
    }
    var kernelspec: Language?
    var languageInfo: Language?
    var origin: LessonOrigin?

    enum CodingKeys: String, CodingKey {
      case kernelspec
      case languageInfo = "language_info"
      case origin = "lessons"
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      kernelspec = try? container.decode(Language.self, forKey: .kernelspec)
      languageInfo = try? container.decode(Language.self, forKey: .languageInfo)
      origin = try? container.decode(LessonOrigin.self, forKey: .origin)
    }
  }

  /// Reads a notebook of format 4; what a lesson has no use for is not looked at.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let version = try container.decode(Int.self, forKey: .nbformat)
    guard version == 4 else {
      throw DecodingError.dataCorruptedError(
        forKey: .nbformat, in: container,
        debugDescription: "the notebook has format \(version), and only format 4 can be imported:"
          + " convert it with `jupyter nbconvert --to notebook`")
    }
    let metadata = try container.decodeIfPresent(Metadata.self, forKey: .metadata)
    language =
      metadata?.kernelspec?.language ?? metadata?.languageInfo?.name ?? metadata?.kernelspec?.name
    origin = metadata?.origin
    cells = try container.decode([NotebookCell].self, forKey: .cells)
  }
}

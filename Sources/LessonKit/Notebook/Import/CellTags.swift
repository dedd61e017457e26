/// What the tags of a notebook cell, those of nbclient, nbconvert, Jupyter Book and nbval, ask of the tools
/// that read them, in the words of lessons.
struct CellTags {
  /// The tag that keeps the cell from being run.
  private(set) var skipping: String?
  /// The tag by which the cell may fail.
  private(set) var failing: String?
  /// The tag by which outputs are not compared.
  private(set) var ignoring: String?
  /// The tags by which a page shows less of the cell.
  private(set) var hiding: [String] = []

  /// Whether the cell is not on the page, or is collapsed.
  private(set) var isHidden = false
  private(set) var isFolded: Bool
  /// Whether its outputs are not on the page, or are collapsed.
  private(set) var hidesOutputs = false
  private(set) var foldsOutputs: Bool

  init(_ metadata: CellMetadata) {
    isFolded = metadata.hidesSource
    foldsOutputs = metadata.hidesOutputs
    for tag in metadata.tags {
      // Jupyter Book wrote them with underscores once.
      let name = tag.lowercased().replacing("_", with: "-")
      switch name {
      case "skip-execution", "nbval-skip": skipping = skipping ?? name
      case "raises-exception", "nbval-raises-exception": failing = failing ?? name
      case "nbval-ignore-output": ignoring = name
      case "remove-cell", "remove-input": isHidden = true
      case "remove-output", "remove-outputs", "remove-stdout": hidesOutputs = true
      case "hide-cell": (isFolded, foldsOutputs) = (true, true)
      case "hide-input": isFolded = true
      case "hide-output": foldsOutputs = true
      default: continue
      }
      if name.hasPrefix("remove-") || name.hasPrefix("hide-") { hiding.append(name) }
    }
  }

  /// The word of a cell that shows less of it.
  var cellWord: String? { isHidden ? "hidden" : isFolded ? "fold" : nil }

  /// The word of an output fence that shows less of it; the outputs of a hidden cell are not shown.
  var outputWord: String? {
    isHidden ? nil : hidesOutputs ? "hidden" : foldsOutputs ? "fold" : nil
  }
}

extension CellTags {
  /// The tags that say to other tools what the words of a cell and of its outputs say here.
  static func tags(cell words: [String], outputs: [[String]]) -> [String] {
    var tags: [String] = []
    func has(_ attributes: String...) -> Bool {
      words.dropFirst().contains { word in
        attributes.contains { word == $0 || word.hasPrefix($0 + "=") }
      }
    }
    if has("traps", "compile-fail") { tags.append("raises-exception") }
    if has("ignore", "no-run") { tags.append("skip-execution") }
    if has("hidden") {
      tags.append("remove-cell")
    } else if has("fold") {
      tags.append("hide-input")
    }
    if outputs.contains(where: { $0.dropFirst().contains("nondeterministic") }) {
      tags.append("nbval-ignore-output")
    }
    return tags
  }
}

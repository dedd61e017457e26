import LessonText

/// The attributes of one cell, as far as its info string could be understood.
package struct CellAttributes: Sendable, Equatable {
  /// How far a cell goes.
  package enum Fate: Sendable, Equatable {
    case runs
    /// Compiled, not run.
    case compiles
    case mustNotCompile
    case mustTrap
    /// Neither compiled nor run.
    case ignored(reason: String)
  }

  package var fate = Fate.runs
  /// Compiled and run, not rendered.
  package var isHidden = false
  /// May print; what it prints is neither shown nor compared.
  package var isSilent = false
  package var fold: Fold?
  package var startsProgram = false
  package var requirements: [Requirement] = []
  /// The time limit in seconds, where the cell sets one.
  package var timeout: Double?
  /// The cell's name, where it sets one, and where it does.
  package var id: String?
  var idWord: InfoString.Word?
  /// The channels that the fate needs text for; a malformed cell may have several, and no orphans.
  private(set) var requiredChannels: Set<OutputChannel> = []
}

extension CellAttributes {
  /// Reads the words of an info string; every word that cannot be understood is a diagnostic.
  package init(_ words: [InfoString.Word], diagnostics: inout [Diagnostic]) {
    let reader = WordReader<CellAttribute>(words, diagnostics: &diagnostics)
    let fates = reader.namedWords.filter { CellAttribute.fates.contains($0.word) }
    requiredChannels = Set(fates.compactMap(\.word.requiredChannel))
    for (attribute, text) in fates.dropFirst() {
      diagnostics.append(
        text.diagnostic(
          .contradictoryAttributes,
          "`\(attribute.rawValue)` contradicts `\(fates[0].word.rawValue)`",
          advice: "keep one of them"))
    }
    for (attribute, text) in reader.words {
      set(attribute, to: text)
    }
  }

  private mutating func set(_ attribute: CellAttribute, to text: InfoString.Word) {
    let value = text.value
    switch attribute {
    case .noRun: fate = .compiles
    case .compileFail: fate = .mustNotCompile
    case .traps: fate = .mustTrap
    case .ignore: fate = .ignored(reason: value ?? "")
    case .hidden: isHidden = true
    case .silent: isSilent = true
    case .fold: fold = Fold(summary: value)
    case .reset: startsProgram = true
    case .requires: requirements = Requirement.all(in: value ?? "")
    case .timeout: timeout = value.flatMap(Double.init)
    case .id:
      id = value
      idWord = text
    }
  }
}

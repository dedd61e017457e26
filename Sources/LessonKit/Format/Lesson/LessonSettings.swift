import LessonText

/// What holds for all cells of a lesson: the words of its `<!-- lesson: … -->`.
struct LessonSettings: Sendable, Equatable {
  /// The time limit in seconds of each cell that sets none.
  var timeout: Double?
  /// How outputs compare numbers that set no rule of their own.
  var numbers = NumberRule()
  var requirements: [Requirement] = []
}

extension LessonSettings {
  init(_ words: [InfoString.Word], diagnostics: inout [Diagnostic]) {
    let reader = WordReader<LessonSetting>(words, diagnostics: &diagnostics)
    for (setting, text) in reader.words {
      switch setting {
      case .timeout: timeout = text.value.flatMap(Double.init)
      case .tolerance: numbers.relativeTolerance = text.value.flatMap(DecimalNumber.init)
      case .abs: numbers.absoluteTolerance = text.value.flatMap(DecimalNumber.init)
      case .approx: numbers.allowsRounding = true
      case .requires: requirements = Requirement.all(in: text.value ?? "")
      }
    }
  }
}

/// The closed set of words in `<!-- lesson: … -->`: what holds for all cells of a lesson, and where it stands.
package enum LessonSetting: String, FenceWord {
  case timeout
  case tolerance
  case abs
  case approx
  case requires
  case part
  case apart

  package static var noun: String { "lesson setting" }

  package var meaning: (value: WordValue, summary: String) {
    switch self {
    case .timeout: (.seconds, "time limit of each cell that sets none")
    case .tolerance: (.number, "`tolerance=` of each output that sets no rule for numbers")
    case .abs: (.number, "`abs=` of each output that sets no rule for numbers")
    case .approx: (.none, "`approx` of each output that sets no rule for numbers")
    case .requires: (.requirements, "the whole lesson is skipped where that does not hold")
    case .part:
      (
        .text(placeholder: "name"),
        "a part of the course begins, up to the lesson that names another"
      )
    case .apart:
      (
        .text(placeholder: "name"),
        "such a part that is no step of the course, as a guide or a reference"
      )
    }
  }
}

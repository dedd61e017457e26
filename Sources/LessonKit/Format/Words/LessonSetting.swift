/// The closed set of words in `<!-- lesson: … -->`: what holds for all cells of a lesson.
package enum LessonSetting: String, FenceWord {
  case timeout
  case tolerance
  case abs
  case approx
  case requires

  package static var noun: String { "lesson setting" }

  package var value: WordValue {
    switch self {
    case .timeout: .seconds
    case .tolerance, .abs: .number
    case .approx: .none
    case .requires: .requirements
    }
  }

  package var summary: String {
    switch self {
    case .timeout: "time limit of each cell that sets none"
    case .tolerance: "`tolerance=` of each output that sets no rule for numbers"
    case .abs: "`abs=` of each output that sets no rule for numbers"
    case .approx: "`approx` of each output that sets no rule for numbers"
    case .requires: "the whole lesson is skipped where that does not hold"
    }
  }
}

/// What is being done with a lesson that nothing is known of.
public enum LessonStage: Sendable, Equatable {
  /// The compiler works on its programs.
  case compiling
  /// A program runs, and the cell whose fence opens at this line is what it is at.
  case running(line: Int)

  /// Whether `other` continues this stage, at another cell perhaps.
  func isContinued(by other: LessonStage) -> Bool {
    switch (self, other) {
    case (.compiling, .compiling), (.running, .running): true
    case (.compiling, .running), (.running, .compiling): false
    }
  }
}

import CLessonProcess

/// What this process may have got from the one that started it: daemons, agents and shell scripts start
/// programs with signals ignored or blocked, and a tool that waits for children must not be.
public enum InheritedSignals {
  private static let done: Void = lesson_reset_inherited_signals()

  /// Lets the end of children be heard of, and no signal be blocked; once, before threads are started
  /// where that can be.
  public static func reset() { done }
}

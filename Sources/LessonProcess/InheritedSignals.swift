import CLessonProcess

/// What this process may have got from the one that started it: daemons, agents and shell scripts start
/// programs with signals ignored or blocked, and a tool that waits for children must not be.
public enum InheritedSignals {
  private static let areChildrenHeardOf: Void = lesson_wait_for_children()

  /// Lets the end of children be heard of, in whatever process this is.
  static func hearOfChildren() { areChildrenHeardOf }

  /// Lets that be heard of, and no signal be blocked: for a command, before it starts threads.
  public static func reset() {
    hearOfChildren()
    lesson_unblock_signals()
  }
}

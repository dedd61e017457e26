import Testing

extension Trait where Self == TimeLimitTrait {
  /// A limit for what might never end, and no measure of time: all tests begin at once, and the limit of each
  /// goes on while others have the threads (Swift 6.3.1).
  static var mustEnd: Self { .timeLimit(.minutes(30)) }
}

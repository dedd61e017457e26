/// How long a lesson is expected to take, in hundredths of a second: what lessons are split by.
///
/// A whole number, so that all machines that know the same come to the same split.
public struct LessonWeight: Sendable, Equatable {
  /// Hundredths of a second, at least 1.
  public let value: Int

  /// The weight of a lesson that took this long.
  public init(seconds: Double) {
    value = Int(min(max((seconds * 100).rounded(), 1), 10_000_000))
  }

  /// The weight of a lesson that never ran: a third of a second for the compiler, whatever the lesson,
  /// and some for its length.
  public init(byteCount: Int) {
    value = 33 + min(byteCount / 500, 10_000_000)
  }
}

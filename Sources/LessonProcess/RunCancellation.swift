import Synchronization

/// Ends the compilers and programs that run, because nobody wants to know any more what comes of them.
///
/// It holds for the whole process, as an interruption does: whoever requests it knows everything that
/// the process runs. What is ended throws `CancellationError`, so that nobody takes it for a result.
public enum RunCancellation {
  private static let isRequested = Atomic(false)

  /// Ends what runs, and keeps anything else from starting until ``withdraw()``.
  public static func request() { isRequested.store(true, ordering: .sequentiallyConsistent) }

  /// Lets programs run again.
  public static func withdraw() { isRequested.store(false, ordering: .sequentiallyConsistent) }

  /// Throws `CancellationError` while a request stands.
  public static func check() throws {
    if isRequested.load(ordering: .sequentiallyConsistent) { throw CancellationError() }
  }
}

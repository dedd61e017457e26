import Synchronization

/// Ends the compilers and programs that run, because their results are no longer wanted.
///
/// It holds for the whole process, as an interruption does: whoever requests it knows everything that
/// the process runs. What is ended throws `CancellationError`, so that it is not taken for a result.
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

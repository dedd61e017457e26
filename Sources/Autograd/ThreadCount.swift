import CAutograd

/// How many threads share large pieces of work, the calling one included.
///
/// At first as many as this process may run at once; at most 64. No result depends on it: the same
/// program prints the same digits with one thread and with many. Threads are started by the first
/// operation that is large enough, and sleep when there is nothing to do.
///
///     threadCount = 1  // everything in the calling thread
///
/// Traps for less than one.
public var threadCount: Int {
  get { Int(autograd_thread_count()) }
  set {
    if newValue < 1 { fatalError("threadCount expects a positive integer, not \(newValue)") }
    autograd_set_thread_count(Int32(clamping: newValue))
  }
}

import CAutograd

/// Work shared among the library's threads, if there is enough of it.
///
/// Parts are cut by results, so that the number of threads changes no bit.
enum Parallel {
  /// How many numbers are worth a thread, as in PyTorch.
  static let grain = 32768

  /// Calls `body` with parts that make up `0..<count`.
  ///
  /// `size` is how many numbers one of them stands for.
  @inline(__always)
  static func forEachPart(
    of count: Int, each size: Int = 1, _ body: (Range<Int>) -> Void
  ) {
    if count &* size < 2 * grain {
      if count > 0 { body(0..<count) }
    } else {
      share(count, Swift.max(1, grain / Swift.max(size, 1)), body)
    }
  }

  @inline(never)
  private static func share(
    _ count: Int, _ grain: Int, _ body: (Range<Int>) -> Void
  ) {
    // C calls back with a pointer to the closure, which lives until all parts are done.
    withoutActuallyEscaping(body) { body in
      withUnsafePointer(to: body) { body in
        autograd_parallel(
          count, grain,
          { context, start, end in
            context?.assumingMemoryBound(to: ((Range<Int>) -> Void).self)
              .pointee(start..<end)
          }, UnsafeMutableRawPointer(mutating: body))
      }
    }
  }
}

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

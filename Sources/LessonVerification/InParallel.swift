import Foundation
import Synchronization

/// Calls `body` for every element on up to `jobs` threads and returns the results in order.
package func inParallel<Element: Sendable, Output: Sendable>(
  _ elements: [Element], jobs: Int, _ body: @escaping @Sendable (Element) -> Output
) -> [Output] {
  let next = Mutex(0)
  let results = Mutex<[Int: Output]>([:])
  DispatchQueue.concurrentPerform(iterations: min(jobs, max(elements.count, 1))) { _ in
    while true {
      let index = next.withLock { value in
        defer { value += 1 }
        return value
      }
      guard index < elements.count else { return }
      let output = body(elements[index])
      results.withLock { $0[index] = output }
    }
  }
  return results.withLock { all in elements.indices.compactMap { all[$0] } }
}

// Threads wait for each other's lock: what synchronization.c tells of keeps this from being reported.
import Foundation
import Synchronization

final class Counts: Sendable { let counts = Mutex<[Int: Int]>([:]) }

let shared = Counts()

func count() {
  for number in 0..<5000 { shared.counts.withLock { $0[number % 7, default: 0] += 1 } }
}

var threads = [pthread_t](repeating: 0, count: 4)
for index in threads.indices {
  pthread_create(
    &threads[index], nil,
    { _ in
      count()
      return nil
    }, nil)
}
for thread in threads { pthread_join(thread, nil) }

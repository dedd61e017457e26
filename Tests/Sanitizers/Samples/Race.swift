// Two threads change one variable, and nothing orders them.
import Foundation

nonisolated(unsafe) var count = 0
var threads = [pthread_t](repeating: 0, count: 2)
for index in threads.indices {
  pthread_create(
    &threads[index], nil,
    { _ in
      for _ in 0..<1000 { count += 1 }
      return nil
    }, nil)
}
for thread in threads { pthread_join(thread, nil) }

// Threads wait for each other's lock: what synchronization.c tells of keeps this from being reported.
import Foundation
import Synchronization

final class Counts: Sendable { let counts = Mutex<[Int: Int]>([:]) }

let shared = Counts()
let threads = (0..<4).map { number in
  Thread {
    for _ in 0..<5000 { shared.counts.withLock { $0[number, default: 0] += 1 } }
  }
}
for thread in threads { thread.start() }
while !threads.allSatisfy(\.isFinished) { usleep(1000) }

// Two threads change one variable, and nothing orders them.
import Foundation

nonisolated(unsafe) var count = 0
let threads = (0..<2).map { _ in Thread { for _ in 0..<1000 { count += 1 } } }
for thread in threads { thread.start() }
while !threads.allSatisfy(\.isFinished) { usleep(1000) }

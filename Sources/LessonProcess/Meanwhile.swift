import Foundation
import Synchronization

/// A value that is made next to other work.
package final class Meanwhile<Value: Sendable>: Sendable {
  private let make: @Sendable () -> Value
  private let made = Mutex<Value?>(nil)
  private let group = DispatchGroup()

  /// Begins to make the value, on a thread of its own: those of the queues may all be at work.
  package init(_ make: @escaping @Sendable () -> Value) {
    self.make = make
    group.enter()
    let thread = Thread { [self] in
      let value = make()
      made.withLock { $0 = value }
      group.leave()
    }
    // What the main thread has: code may be nested deeply.
    thread.stackSize = 8 << 20
    thread.start()
  }

  /// The value; whoever asks before it is made waits for it.
  package var value: Value {
    group.wait()
    return made.withLock(\.self) ?? make()
  }
}

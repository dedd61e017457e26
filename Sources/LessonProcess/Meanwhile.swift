import Foundation
import Synchronization

/// A value that is made next to other work.
package final class Meanwhile<Value: Sendable>: Sendable {
  private let make: @Sendable () -> Value
  private let made = Mutex<Value?>(nil)
  private let group = DispatchGroup()

  /// Begins to make the value.
  package init(_ make: @escaping @Sendable () -> Value) {
    self.make = make
    DispatchQueue.global().async(group: group) { [self] in
      let value = make()
      made.withLock { $0 = value }
    }
  }

  /// The value; whoever asks before it is made waits for it.
  package var value: Value {
    group.wait()
    return made.withLock(\.self) ?? make()
  }
}

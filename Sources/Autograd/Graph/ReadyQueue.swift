/// The nodes that have received a gradient and wait for their turn, newest first.
///
/// The newest stands apart, so that a graph without branches needs no heap at all; the others are a
/// binary heap ordered by sequence number. Each entry keeps its node alive.
struct ReadyQueue {
  private typealias Entry = (sequence: UInt64, node: Unmanaged<Node>)

  private var newest: Entry?
  private var others: [Entry] = []

  mutating func insert(_ node: Node) {
    let entry: Entry = (node.fields.pointee.sequence, .passRetained(node))
    guard let current = newest else {
      newest = entry
      return
    }
    if entry.sequence > current.sequence {
      newest = entry
      push(current)
    } else {
      push(entry)
    }
  }

  mutating func popNewest() -> Node? {
    guard let current = newest else { return nil }
    newest = others.isEmpty ? nil : pop()
    return current.node.takeRetainedValue()
  }

  private mutating func push(_ entry: Entry) {
    var child = others.count
    others.append(entry)
    while child > 0 {
      let parent = (child - 1) / 2
      if others[parent].sequence >= entry.sequence { return }
      others.swapAt(parent, child)
      child = parent
    }
  }

  private mutating func pop() -> Entry {
    let last = others.removeLast()
    if others.isEmpty { return last }
    let first = others[0]
    others[0] = last
    var parent = 0
    while true {
      var child = 2 * parent + 1
      if child >= others.count { return first }
      if child + 1 < others.count && others[child + 1].sequence > others[child].sequence {
        child += 1
      }
      if last.sequence >= others[child].sequence { return first }
      others.swapAt(parent, child)
      parent = child
    }
  }
}

/// The nodes that have received a gradient and wait for their turn, newest first.
///
/// A binary heap ordered by sequence number. Each entry keeps its node alive.
struct ReadyQueue {
  private var nodes: [(sequence: UInt64, node: Unmanaged<Node>)] = []

  init() {
    nodes.reserveCapacity(16)
  }

  mutating func insert(_ node: Node) {
    var child = nodes.count
    nodes.append((node.fields.pointee.sequence, .passRetained(node)))
    while child > 0 {
      let parent = (child - 1) / 2
      if nodes[parent].sequence >= nodes[child].sequence { return }
      nodes.swapAt(parent, child)
      child = parent
    }
  }

  mutating func popNewest() -> Node? {
    guard let last = nodes.popLast() else { return nil }
    if nodes.isEmpty { return last.node.takeRetainedValue() }
    let newest = nodes[0].node
    nodes[0] = last
    var parent = 0
    while true {
      let left = 2 * parent + 1
      if left >= nodes.count { break }
      let right = left + 1
      let isRightNewer = right < nodes.count && nodes[right].sequence > nodes[left].sequence
      let child = isRightNewer ? right : left
      if nodes[parent].sequence >= nodes[child].sequence { break }
      nodes.swapAt(parent, child)
      parent = child
    }
    return newest.takeRetainedValue()
  }
}

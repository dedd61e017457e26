import CAutograd

/// What few nodes have, and so no node has room for: the hooks on its gradient.
///
/// A node says by `isAnnotated` whether there is anything; all of it lies in one table, under the
/// node's identity.
enum Annotations {
  private struct Entry {
    let id: UInt64
    let call: (Tensor) -> Tensor
  }

  nonisolated(unsafe) private static var entries: [ObjectIdentifier: [Entry]] = [:]
  nonisolated(unsafe) private static var lastID: UInt64 = 0

  private static func locked<Result>(_ body: () -> Result) -> Result {
    autograd_lock_annotations()
    defer { autograd_unlock_annotations() }
    return body()
  }

  static func add(_ hook: @escaping (Tensor) -> Tensor, to node: Node) -> UInt64 {
    node.fields.pointee.isAnnotated = true
    return locked {
      lastID += 1
      entries[ObjectIdentifier(node), default: []].append(Entry(id: lastID, call: hook))
      return lastID
    }
  }

  /// The hooks of a node, in the order in which they were added.
  static func hooks(of node: Node) -> [(Tensor) -> Tensor] {
    locked { entries[ObjectIdentifier(node)]?.map(\.call) ?? [] }
  }

  static func remove(_ id: UInt64, from node: Node) {
    // Closures are released outside the lock: they may hold tensors with hooks of their own.
    let removed = locked {
      let all = entries[ObjectIdentifier(node)] ?? []
      entries[ObjectIdentifier(node)] = all.filter { $0.id != id }
      return all
    }
    withExtendedLifetime(removed) {}
  }

  /// Lets go of everything about a node that is about to die.
  static func remove(for node: Node) {
    let removed = locked { entries.removeValue(forKey: ObjectIdentifier(node)) }
    withExtendedLifetime(removed) {}
  }

  /// Gives what belongs to a node to the one that takes over its past.
  static func move(from node: Node, to past: Node) {
    locked { entries[ObjectIdentifier(past)] = entries.removeValue(forKey: ObjectIdentifier(node)) }
    node.fields.pointee.isAnnotated = false
    past.fields.pointee.isAnnotated = true
  }
}

extension Node {
  /// The gradient after all hooks, each of which sees what the one before it returned.
  final func callHooks(_ gradient: Tensor) -> Tensor {
    Annotations.hooks(of: self).reduce(gradient) { gradient, hook in
      let replaced = hook(gradient)
      if replaced.node.shape != gradient.node.shape {
        fatalError(
          "onGrad: a gradient of shape \(gradient.node.shape) cannot be replaced by one of shape "
            + "\(replaced.node.shape)")
      }
      return replaced
    }
  }
}

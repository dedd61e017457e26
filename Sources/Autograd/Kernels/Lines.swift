/// A tensor seen as lines along one dimension: those before it and those behind it count as one
/// dimension each.
struct Lines {
  let outer: Int
  let count: Int
  /// The distance of neighbours on a line, which is also the number of lines side by side.
  let inner: Int

  init(_ shape: Shape, along dim: Int) {
    outer = shape.count(of: 0..<Swift.min(dim, shape.rank))
    count = shape.rank == 0 ? 1 : shape[dim]
    inner = shape.count(of: Swift.min(dim + 1, shape.rank)..<shape.rank)
  }

  /// Calls `body` with the number of every line, and where it begins.
  @inline(__always)
  func forEach(_ body: (_ line: Int, _ start: Int) -> Void) {
    for block in 0..<outer {
      for column in 0..<inner {
        body(block * inner + column, block * count * inner + column)
      }
    }
  }

  /// For lines of another length beside these, where the one at `line` begins.
  func start(of line: Int, count: Int) -> Int {
    inner == 0 ? 0 : (line / inner) * count * inner + line % inner
  }
}

extension Node {
  /// The numbers at `indices` of each line; `shape` has as many on each line as there are.
  final func picked(_ indices: [Int], along dim: Int, into shape: Shape) -> Node {
    let result = Node.uninitialized(shape, count: indices.count)
    let lines = Lines(self.shape, along: dim)
    let own = Lines(shape, along: dim)
    own.forEach { line, start in
      let source = lines.start(of: line, count: lines.count)
      for i in 0..<own.count {
        let position = start + i * own.inner
        result.data[position] = data[source + indices[position] * lines.inner]
      }
    }
    return result
  }

  /// Zeros of `shape`, to which this node's numbers are added at `indices` of each line.
  final func spread(_ indices: [Int], along dim: Int, into shape: Shape, of own: Shape) -> Node {
    let result = Node.filled(shape, with: 0)
    let lines = Lines(shape, along: dim)
    let ownLines = Lines(own, along: dim)
    ownLines.forEach { line, start in
      let target = lines.start(of: line, count: lines.count)
      for i in 0..<ownLines.count {
        let position = start + i * ownLines.inner
        result.data[target + indices[position] * lines.inner] += data[position]
      }
    }
    return result
  }
}

/// Numbers that an operation took from each line of its operand, and from where.
struct Picked {
  let indices: [Int]
  let dim: Int
  /// The shape of the indices, with the dimension kept.
  let shape: Shape
}

extension Tensor {
  /// The numbers at `picked`, under `shape`, recorded as `operation`.
  func taking(_ picked: Picked, shape: Shape, _ operation: any Operation.Type) -> Tensor {
    let result = node.picked(picked.indices, along: picked.dim, into: picked.shape)
      .reshaping(to: shape)
    if node.isTracked {
      result.keep(picked)
      result.record(operation, node, saving: .context)
    }
    return Tensor(result)
  }
}

extension Node {
  /// For each number that this node picked, its place in an operand of shape `source`.
  final func pickedPlaces(in source: Shape) -> [Int] {
    guard let picked = kept(as: Picked.self) else { return [] }
    let lines = Lines(source, along: picked.dim)
    let own = Lines(picked.shape, along: picked.dim)
    var places = picked.indices
    own.forEach { line, start in
      let first = lines.start(of: line, count: lines.count)
      for i in 0..<own.count {
        let position = start + i * own.inner
        places[position] = first + picked.indices[position] * lines.inner
      }
    }
    return places
  }
}

extension BackwardPass {
  /// Gives every number picked its gradient.
  mutating func givePicked(_ gradient: Node, of node: Node) {
    guard let target = node.operand(.first), let picked = node.kept(as: Picked.self)
    else { return }
    give(
      gradient.spread(picked.indices, along: picked.dim, into: target.shape, of: picked.shape),
      to: .first, of: node)
  }
}

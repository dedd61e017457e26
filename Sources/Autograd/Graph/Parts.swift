/// Copying, adding and placing the numbers of a part.
extension Node {
  /// A copy of a part.
  final func copy(of part: StridedPart) -> Node {
    let result = Node.uninitialized(part.shape)
    let (source, target) = (data, result.data)
    part.forEachRow { whole, own, count, step in
      if step == 1 {
        (target + own).update(from: source + whole, count: count)
      } else {
        for i in 0..<count { target[own + i] = source[whole + i * step] }
      }
    }
    return result
  }

  /// Adds the numbers of another node to a part of this one.
  final func add(_ term: Node, at part: StridedPart) {
    let (source, target) = (term.data, data)
    part.forEachRow { whole, own, count, step in
      if step == 1 {
        Elementwise.accumulate(target + whole, source + own, count: count)
      } else {
        for i in 0..<count { target[whole + i * step] += source[own + i] }
      }
    }
  }

  /// Zeros of the shape of the whole with this node in the place of the part.
  final func placed(at part: StridedPart, in shape: Shape) -> Node {
    let result = Node.filled(shape, with: 0)
    let (source, target) = (data, result.data)
    part.forEachRow { whole, own, count, step in
      for i in 0..<count { target[whole + i * step] = source[own + i] }
    }
    return result
  }
}

/// An array of numbers with any number of dimensions that can differentiate what was computed from
/// it.
///
/// Numbers are `Float`s in row-major order. Operations on tensors that require gradients are
/// recorded; `backward()` on a result walks the record and leaves a gradient with every leaf:
///
///     let w = Tensor(3, requiresGrad: true)
///     let loss = (2 * w - 1).squared()
///     loss.backward()
///     print(w.grad)  // tensor(20.)
///
/// A tensor is a handle: copies share numbers, gradient and history, as variables in PyTorch do, and
/// changes in place (`w -= …`, `fill(with:)`) are seen through all of them. That is why a `let` may be
/// changed.
///
/// Tensors are `Sendable` under PyTorch's rule: read them from as many tasks as you like, but change
/// one, or run `backward()` through it, from one task at a time.
public struct Tensor: @unchecked Sendable {
  let node: Node

  @inline(__always)
  init(_ node: Node) {
    self.node = node
  }
}

extension Tensor {
  /// The extents of all dimensions: `[2, 3]` for two rows of three, `[]` for a single number.
  public var shape: [Int] { node.shape.extentsArray }

  /// The number of dimensions.
  public var rank: Int { node.shape.rank }

  /// The number of elements.
  public var count: Int { node.count }

  /// All elements, in row-major order; what is not a number is the one `Float.nan`.
  public var values: [Float] {
    let node = node
    return [Float](unsafeUninitializedCapacity: node.count) { buffer, initializedCount in
      if let start = buffer.baseAddress {
        Elementwise.copyWithOneNaN(start, node.data, count: node.count)
      }
      initializedCount = node.count
    }
  }

  /// The number in a tensor of one element, whatever its shape; traps for any other count.
  ///
  /// What is not a number is the one `Float.nan`, without a sign.
  public var item: Float {
    let fields = node.fields
    if fields.pointee.count != 1 {
      fatalError("a Tensor with \(fields.pointee.count) elements cannot be converted to Scalar")
    }
    return fields.pointee.data[0].withOneNaN
  }
}

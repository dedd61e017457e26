/// What holds `Float`s, and gives them as `Double`s unless `Float`s are expected.
///
/// Only `Tensor` is one. It is a protocol because a type cannot have two properties of one name.
public protocol FloatNumbers {
  /// All elements, in row-major order.
  var floats: [Float] { get }
}

extension FloatNumbers where Self == Tensor {
  /// All elements, in row-major order, where `Float`s are expected; see `floats`.
  ///
  ///     let weights: [Float] = layer.weight.values
  public var values: [Float] { floats }

  /// The number in a tensor of one element, where a `Float` is expected; traps for any other count.
  ///
  ///     var losses: [Float] = []
  ///     losses.append(loss.item)
  public var item: Float { self.float }
}

extension Tensor: FloatNumbers {
  /// All elements, in row-major order.
  ///
  /// Numbers have the bits that the tensor holds. What is not a number is the one `Float.nan`, 0x7fc00000,
  /// because its sign and payload depend on the processor.
  public var floats: [Float] {
    let node = node
    return [Float](unsafeUninitializedCapacity: node.count) { buffer, initializedCount in
      if let start = buffer.baseAddress {
        Elementwise.copyWithOneNaN(start, node.data, count: node.count)
      }
      initializedCount = node.count
    }
  }

  /// The number in a tensor of one element.
  var float: Float {
    let fields = node.fields
    if fields.pointee.count != 1 {
      fatalError("a Tensor with \(fields.pointee.count) elements cannot be converted to Scalar")
    }
    return fields.pointee.data[0].withOneNaN
  }
}

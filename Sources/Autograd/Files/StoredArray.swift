/// Where in a file the elements of one tensor lie, and how they are to be read.
struct StoredArray {
  let type: ElementType
  let shape: [Int]
  /// The range of its bytes in the file.
  let range: Range<Int>

  /// The number of bytes that elements of a shape take; throws if tensors cannot have it.
  ///
  /// - Parameter position: where the shape stands in the file.
  static func size(
    of shape: [Int], _ type: ElementType, in file: FileBytes, at position: Int
  ) throws(CheckpointError) -> Int {
    var (size, isEmpty) = (type.size, false)
    for extent in shape {
      // As if it were 1, so that no part of the shape overflows either.
      let (product, isTooLarge) = size.multipliedReportingOverflow(by: max(extent, 1))
      if isTooLarge { throw file.malformed(at: position, "the shape \(shape) overflows") }
      size = product
      isEmpty = isEmpty || extent == 0
    }
    if shape.count > Shape.maximumRank || shape.contains(where: { $0 > Int(Int32.max) }) {
      throw file.unsupported(
        at: position,
        "the shape \(shape): a tensor has at most 8 dimensions of at most 2147483647 elements; "
          + "store it in another shape, with neighbouring dimensions as one")
    }
    return isEmpty ? 0 : size
  }

  /// The elements as a tensor, in row-major order.
  func tensor(in file: FileBytes) -> Tensor {
    let node = Node.uninitialized(Shape(shape))
    type.convert(file.bytes(in: range), to: node.data)
    return Tensor(node)
  }
}

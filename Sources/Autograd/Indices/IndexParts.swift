/// Parts of integers and truth values, by everything that can stand between the brackets of a tensor.
extension IndexTensor {
  /// The part that indices mean, one for each dimension from the first on, as of a `Tensor`.
  ///
  ///     labels[IndexTensor.randperm(labels.count)]  // the labels in another order
  ///     labels[0..<16]                              // the first batch
  ///     labels[labels != 7]                         // those that are not 7
  ///     table[0..., 1]                              // a column
  public subscript(
    indices: (any TensorIndex)?..., file file: StaticString = #fileID, line line: UInt = #line
  ) -> IndexTensor {
    let part = extents.part(at: indices.withNewDimensions, file, line)
    return IndexTensor(part.places.map { values[$0] }, part.shape)
  }

  /// The part that indices of the last dimensions mean.
  ///
  ///     IndexTensor([[1, 2], [3, 4]])[..., 0]  // tensor([1, 3])
  public subscript(
    rest: UnboundedRange, indices: (any TensorIndex)?..., file file: StaticString = #fileID,
    line line: UInt = #line
  ) -> IndexTensor {
    let part = extents.part(
      at: [RemainingDimensions()] + indices.withNewDimensions, file, line)
    return IndexTensor(part.places.map { values[$0] }, part.shape)
  }
}

extension Mask {
  /// The part that indices mean, one for each dimension from the first on, as of a `Tensor`.
  ///
  ///     let isRight = predicted == labels
  ///     isRight[0..<16].trueCount  // how many of the first batch are right
  public subscript(
    indices: (any TensorIndex)?..., file file: StaticString = #fileID, line line: UInt = #line
  ) -> Mask {
    let part = extents.part(at: indices.withNewDimensions, file, line)
    return Mask(part.places.map { values[$0] }, part.shape)
  }

  /// The part that indices of the last dimensions mean.
  ///
  ///     Mask([true, false, false, true], shape: [2, 2])[..., 0]  // tensor([ True, False])
  public subscript(
    rest: UnboundedRange, indices: (any TensorIndex)?..., file file: StaticString = #fileID,
    line line: UInt = #line
  ) -> Mask {
    let part = extents.part(
      at: [RemainingDimensions()] + indices.withNewDimensions, file, line)
    return Mask(part.places.map { values[$0] }, part.shape)
  }
}

extension Shape {
  /// The part that indices mean, and where its elements lie.
  fileprivate func part(
    at indices: [any TensorIndex], _ file: StaticString, _ line: UInt
  ) -> MixedPart {
    if let mixed = mixedPart(indices, file, line) { return mixed }
    let part = stridedPart(indices, file, line)
    return MixedPart(
      shape: part.shape,
      places: Array(StridedOffsets(part.shape, strides: part.strides, from: part.start)))
  }
}

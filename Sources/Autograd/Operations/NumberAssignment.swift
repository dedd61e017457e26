/// Numbers assigned to parts of a tensor: `x[0] = 5`.
///
/// A part is read as a tensor; the number in a part of one element is `x[0].item`.
extension Tensor {
  /// Overwrites the part at one position of the first dimension with a number.
  ///
  ///     let x = Tensor([[1, 2], [3, 4]])
  ///     x[-1] = 0  // x is tensor([[1., 2.], [0., 0.]])
  @_disfavoredOverload
  public subscript(
    index: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> any TensorScalar {
    @available(*, unavailable, message: "a part is a tensor: its number is x[0].item")
    get { fatalError() }
    nonmutating set { replace(part(index, file, line), with: newValue, file, line) }
  }

  /// Overwrites the part that the indices mean with a number.
  ///
  ///     let x = Tensor([[1, 2], [3, 4]])
  ///     x[0..., 1] = 0.5  // x is tensor([[1.0000, 0.5000], [3.0000, 0.5000]])
  @_disfavoredOverload
  public subscript(
    indices: any TensorIndex..., file file: StaticString = #fileID, line line: UInt = #line
  ) -> any TensorScalar {
    @available(*, unavailable, message: "a part is a tensor: its number is x[0, 1].item")
    get { fatalError() }
    nonmutating set { replace(part(indices, file, line), with: newValue, file, line) }
  }

  /// Overwrites the parts at the given positions of the first dimension with a number.
  ///
  ///     let x = Tensor([1, 2, 3])
  ///     x[IndexTensor([0, 2])] = 0  // x is tensor([0., 2., 0.])
  @_disfavoredOverload
  public subscript(
    indices: IndexTensor, file: StaticString = #fileID, line: UInt = #line
  ) -> any TensorScalar {
    @available(*, unavailable, message: "a part is a tensor")
    get { fatalError() }
    nonmutating set { replace(part(indices, file, line), with: newValue, file, line) }
  }

  /// Overwrites the elements at pairs of positions of the first two dimensions with a number.
  ///
  ///     let x = Tensor.zeros(2, 3)
  ///     x[IndexTensor([0, 1]), IndexTensor([2, 0])] = 1
  ///     // x is tensor([[0., 0., 1.], [1., 0., 0.]])
  @_disfavoredOverload
  public subscript(
    first: IndexTensor, second: IndexTensor, file: StaticString = #fileID, line: UInt = #line
  ) -> any TensorScalar {
    @available(*, unavailable, message: "a part is a tensor")
    get { fatalError() }
    nonmutating set { replace(part(first, second, file, line), with: newValue, file, line) }
  }

  /// Overwrites the parts where a mask is true with a number.
  ///
  ///     let x = Tensor([-1, 0, 2])
  ///     x[x < 0] = 0  // x is tensor([0., 0., 2.])
  @_disfavoredOverload
  public subscript(
    mask: Mask, file: StaticString = #fileID, line: UInt = #line
  ) -> any TensorScalar {
    @available(*, unavailable, message: "a part is a tensor")
    get { fatalError() }
    nonmutating set { replace(part(mask, file, line), with: newValue, file, line) }
  }

  private func replace(
    _ part: AssignedPart, with number: any TensorScalar, _ file: StaticString, _ line: UInt
  ) {
    node.replace(part, with: .scalar(number.floatValue), file, line)
  }
}

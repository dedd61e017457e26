/// What a gradient rule reads beside operands and constants: indices, strides, extents.
private final class SavedContext<Value> {
  let value: Value

  init(_ value: Value) {
    self.value = value
  }
}

extension Node {
  /// Keeps a value for the gradient rule.
  ///
  /// An operation that may not run its rule twice, because PyTorch saves a tensor here, says
  /// `saving: .context` when it is recorded; the value is let go then after the first time.
  final func keep<Value>(_ value: Value) {
    fields.pointee.context = .passRetained(SavedContext(value))
  }

  /// The value kept by `keep`, which was of this type.
  final func kept<Value>(as type: Value.Type) -> Value? {
    guard let context = fields.pointee.context?.takeUnretainedValue() else { return nil }
    return unsafeDowncast(context, to: SavedContext<Value>.self).value
  }
}

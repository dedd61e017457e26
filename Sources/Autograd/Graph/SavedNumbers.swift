/// What a gradient rule reads besides operands and constants: indices, strides, extents.
private final class SavedContext<Content> {
  let value: Content

  init(_ value: Content) {
    self.value = value
  }
}

extension Node {
  /// Keeps a value for the gradient rule.
  ///
  /// An operation that may not run its rule twice, because PyTorch saves a tensor here, says
  /// `saving: .context` when it is recorded; the value is let go then after the first time.
  final func keep<Content>(_ value: Content) {
    fields.pointee.context = .passRetained(SavedContext(value))
  }

  /// The value kept by `keep`, which was of this type.
  final func kept<Content>(as type: Content.Type) -> Content? {
    guard let context = fields.pointee.context?.takeUnretainedValue() else { return nil }
    return unsafeDowncast(context, to: SavedContext<Content>.self).value
  }
}

extension Node {
  /// Traps if what the rule of this node reads is no longer there, or no longer the same.
  final func checkSaved(_ file: StaticString, _ line: UInt) {
    let fields = self.fields
    let saved = fields.pointee.saved
    if saved.isEmpty { return }
    if fields.pointee.isReleased {
      trap(
        "Trying to backward through the graph a second time (or directly access saved tensors "
          + "after they have already been freed). Saved intermediate values of the graph are "
          + "freed when you call backward(). Specify retainGraph: true if you need to backward "
          + "through the graph a second time or if you need to access saved tensors after "
          + "calling backward.", file, line)
    }
    if saved.contains(.first), let first = fields.pointee.first {
      first.takeUnretainedValue().checkVersion(fields.pointee.firstVersion, file, line)
    }
    if saved.contains(.second), let second = fields.pointee.second {
      second.takeUnretainedValue().checkVersion(fields.pointee.secondVersion, file, line)
    }
    if saved.contains(.result) {
      checkVersion(0, file, line)
    }
  }

  /// Traps unless this node has been changed in place exactly `expected` times.
  final func checkVersion(_ expected: UInt32, _ file: StaticString, _ line: UInt) {
    let version = fields.pointee.version
    if version == expected { return }
    let origin =
      gradientName.map { ", which is output 0 of \($0)," } ?? ""
    trap(
      "one of the variables needed for gradient computation has been modified by an inplace "
        + "operation: [Float \(shape)]\(origin) is at version \(version); "
        + "expected version \(expected) instead.", file, line)
  }
}

/// A hook on a tensor's gradient, to be removed again.
public struct GradientHook: Sendable {
  fileprivate let tensor: Tensor
  fileprivate let id: UInt64

  /// Removes the hook: later backward passes do not call it.
  public func remove() {
    Annotations.remove(id, from: tensor.node)
  }
}

extension Tensor {
  /// Calls `body` with the gradient of this tensor whenever a backward pass has added it up.
  ///
  /// For a leaf that is before the gradient is added to `grad`. Works for results of operations
  /// too, whose gradients are kept nowhere:
  ///
  ///     let w = Tensor(3, requiresGrad: true)
  ///     let y = 2 * w
  ///     y.onGrad { print($0) }
  ///     y.squared().backward()  // prints tensor(12.)
  ///
  /// Do not change the gradient in place; return another one to replace it.
  @discardableResult
  public func onGrad(
    _ body: @escaping (Tensor) -> Void, file: StaticString = #fileID, line: UInt = #line
  ) -> GradientHook {
    onGrad(
      { gradient in
        body(gradient)
        return gradient
      }, file: file, line: line)
  }

  /// Replaces the gradient of this tensor, whenever a backward pass has added it up, by what
  /// `body` makes of it, which has the same shape.
  ///
  ///     w.onGrad { $0.clamped(min: -1, max: 1) }
  @discardableResult
  public func onGrad(
    _ body: @escaping (Tensor) -> Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> GradientHook {
    if !requiresGrad {
      trap("cannot register a hook on a tensor that doesn't require gradient", file, line)
    }
    return GradientHook(tensor: self, id: Annotations.add(body, to: node))
  }

  /// Makes backward passes leave a gradient here too, though this tensor is no leaf.
  ///
  ///     let y = 2 * w
  ///     y.retainGrad()
  ///     y.squared().backward()
  ///     y.grad  // tensor(12.)
  public func retainGrad(file: StaticString = #fileID, line: UInt = #line) {
    if !requiresGrad {
      trap("can't retain_grad on Tensor that has requires_grad=False", file, line)
    }
    if isLeaf || retainsGrad { return }
    node.fields.pointee.retainsGrad = true
  }

  /// Whether this tensor is no leaf, but backward passes leave a gradient here.
  public var retainsGrad: Bool { node.fields.pointee.retainsGrad }
}

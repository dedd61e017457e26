extension Tensor {
  /// Whether operations on this tensor are recorded.
  ///
  /// May be set for leaves only: the results of operations require gradients if an operand does.
  public var requiresGrad: Bool {
    get { node.fields.pointee.requiresGrad }
    nonmutating set {
      if node.fields.pointee.operation != nil {
        fatalError("you can only change requires_grad flags of leaf variables.")
      }
      node.fields.pointee.requiresGrad = newValue
    }
  }

  /// Whether this tensor was not computed by a recorded operation.
  public var isLeaf: Bool { node.fields.pointee.operation == nil }

  /// The gradients that backward passes have added up here.
  ///
  /// The tensor returned is the gradient itself, not a copy: `w.grad.zero()` clears it. Traps if no
  /// backward pass has reached this tensor yet, or since `zeroGrad()`; `hasGrad` asks.
  public var grad: Tensor {
    guard let gradient = node.fields.pointee.gradient else {
      fatalError("no gradient yet: call backward() first")
    }
    return Tensor(gradient.takeUnretainedValue())
  }

  /// Whether a backward pass has left a gradient here.
  public var hasGrad: Bool { node.fields.pointee.gradient != nil }

  /// Drops the gradient, as PyTorch's optimizers do between steps: `hasGrad` is false then.
  ///
  /// To keep a gradient of zeros instead, write `w.grad.zero()`.
  public func zeroGrad() {
    node.fields.pointee.gradient.take()?.release()
  }

  /// A copy of the numbers that does not require gradients and has no history.
  public func detached() -> Tensor {
    Tensor(node.copy())
  }

  /// Computes the gradients of this tensor with respect to every leaf that it was computed from
  /// and that requires them, and adds them to the leaves' `grad`.
  ///
  /// The tensor must have one element, unless `gradient` says with which weights its elements are
  /// summed; it has the tensor's shape. The pass frees what the operations saved, so a second one
  /// through the same operations traps; `retainGraph` keeps it.
  ///
  ///     let w = Tensor(3, requiresGrad: true)
  ///     (w * w).backward()
  ///     w.grad.item  // 6
  public func backward(
    gradient: Tensor? = nil, retainGraph: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    let fields = node.fields
    if !fields.pointee.requiresGrad {
      trap(
        "element 0 of tensors does not require grad and does not have a grad_fn", file, line)
    }
    if let gradient, gradient.node.shape != node.shape {
      trap(
        "Mismatch in shape: grad_output[0] has a shape of \(gradient.node.shape) and output[0] "
          + "has a shape of \(node.shape).", file, line)
    }
    if gradient == nil && fields.pointee.count != 1 {
      trap("grad can be implicitly created only for scalar outputs", file, line)
    }
    var pass = BackwardPass(retainsGraph: retainGraph, file, line)
    pass.run(from: node, seed: gradient?.node ?? .filled(node.shape, with: 1))
  }
}

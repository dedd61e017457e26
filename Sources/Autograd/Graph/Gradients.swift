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
  /// The tensor returned is the gradient itself, not a copy: `w.grad.zero()` clears it. If no backward
  /// pass has reached this tensor yet, or since `zeroGrad()`, it prints as `None`, and every other use
  /// of it traps; `hasGrad` asks.
  public var grad: Tensor {
    guard let gradient = node.fields.pointee.gradient else { return .missingGradient }
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
  ///
  ///     let target = prediction.detached()  // no gradient flows through it
  public func detached() -> Tensor {
    let copy = node.copy()
    if let numbers = DoubleNumbers.current { numbers[copy] = numbers[node] }
    return Tensor(copy)
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
  ///
  /// With `createGraph` the gradients are recorded, so that they can be differentiated again, and
  /// the graph is kept. A leaf and its `grad` then hold each other: clear the gradient by
  /// `zeroGrad()` in the end, or use `gradients(of:withRespectTo:)`.
  public func backward(
    gradient: Tensor? = nil, retainGraph: Bool = false, createGraph: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    differentiate(
      self, weightedWith: gradient, for: nil, retainGraph: retainGraph, createGraph: createGraph,
      file, line)
  }
}

/// The gradients of a tensor with respect to others, which may be leaves or not; the leaves' `grad`
/// stays as it is.
///
/// Each has the shape of its input, and is zero where the output does not depend on it. For
/// `gradient` and `retainGraph` see `Tensor.backward`. With `createGraph` the gradients are
/// recorded, and can be differentiated again:
///
///     let x = Tensor(3, requiresGrad: true)
///     let slope = gradients(of: x.pow(3), withRespectTo: [x], createGraph: true)[0]  // 27
///     gradients(of: slope, withRespectTo: [x])[0]                                    // 18
public func gradients(
  of output: Tensor, withRespectTo inputs: [Tensor], gradient: Tensor? = nil,
  retainGraph: Bool = false, createGraph: Bool = false,
  file: StaticString = #fileID, line: UInt = #line
) -> [Tensor] {
  if !inputs.allSatisfy(\.requiresGrad) {
    trap("One of the differentiated Tensors does not require grad", file, line)
  }
  let targets = GradientTargets(inputs.map(\.node))
  differentiate(
    output, weightedWith: gradient, for: targets, retainGraph: retainGraph,
    createGraph: createGraph, file, line)
  return zip(inputs, targets.gradients).map { input, gradient in
    Tensor(gradient ?? .filled(input.node.shape, with: 0))
  }
}

/// The value of a function and its gradients at some tensors.
///
/// The function sees copies of the inputs that require gradients; its value has one element.
///
///     let (value, gradients) = valueAndGrad(at: [Tensor(3)]) { $0[0].squared() }
///     value.item         // 9
///     gradients[0].item  // 6
public func valueAndGrad(
  at inputs: [Tensor], file: StaticString = #fileID, line: UInt = #line,
  of function: ([Tensor]) -> Tensor
) -> (value: Tensor, gradients: [Tensor]) {
  let leaves = inputs.map { input in
    let leaf = input.detached()
    leaf.requiresGrad = true
    return leaf
  }
  let value = function(leaves)
  let gradients = gradients(of: value, withRespectTo: leaves, file: file, line: line)
  return (value.detached(), gradients)
}

/// The value of a function and its gradient at a tensor.
///
/// The function sees a copy of the input that requires gradients; its value has one element.
///
///     let (value, gradient) = valueAndGrad(at: Tensor([1, 2])) { $0.squared().sum() }
///     value.item       // 5
///     gradient.values  // [2, 4]
public func valueAndGrad(
  at input: Tensor, file: StaticString = #fileID, line: UInt = #line,
  of function: (Tensor) -> Tensor
) -> (value: Tensor, gradient: Tensor) {
  let (value, gradients) = valueAndGrad(at: [input], file: file, line: line) { function($0[0]) }
  return (value, gradients[0])
}

/// Checks what was asked for, and runs a backward pass of the right kind.
private func differentiate(
  _ output: Tensor, weightedWith gradient: Tensor?, for targets: GradientTargets?,
  retainGraph: Bool, createGraph: Bool, _ file: StaticString, _ line: UInt
) {
  let fields = output.node.fields
  if !fields.pointee.requiresGrad {
    trap("element 0 of tensors does not require grad and does not have a grad_fn", file, line)
  }
  if let gradient, gradient.node.shape != fields.pointee.shape {
    trap(
      "Mismatch in shape: grad_output[0] has a shape of \(gradient.node.shape) and output[0] "
        + "has a shape of \(output.node.shape).", file, line)
  }
  if gradient == nil && fields.pointee.count != 1 {
    trap("grad can be implicitly created only for scalar outputs", file, line)
  }
  let seed = gradient?.node ?? .filled(fields.pointee.shape, with: 1)
  if createGraph {
    var pass = RecordedPass(targets: targets, file, line)
    pass.run(from: output.node, seed: Tensor(seed))
  } else {
    var pass = BackwardPass(retainsGraph: retainGraph, targets: targets, file, line)
    pass.run(from: output.node, seed: seed)
  }
}

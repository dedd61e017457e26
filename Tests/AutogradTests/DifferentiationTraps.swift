import Autograd

/// The square, by a rule that the rows below spoil in several ways.
private struct Spoiled: CustomFunction {
  let spoil: @Sendable (_ slope: Tensor, _ input: Tensor) -> [Tensor?]
  var name: String { "Spoiled" }
  func forward(_ inputs: [Tensor]) -> Tensor { inputs[0].squared() }
  func backward(_ gradient: Tensor, inputs: [Tensor], output: Tensor) -> [Tensor?] {
    spoil(2 * gradient * inputs[0], inputs[0])
  }
}

let differentiationTraps: [TrapRow] = [
  TrapRow("One of the differentiated Tensors does not require grad") {
    let x = Tensor(1, requiresGrad: true)
    _ = gradients(of: x * 2, withRespectTo: [x, Tensor(3)])
  },
  TrapRow("element 0 of tensors does not require grad and does not have a grad_fn") {
    _ = gradients(of: Tensor(1), withRespectTo: [Tensor(3, requiresGrad: true)])
  },
  TrapRow("Trying to backward through the graph a second time") {
    let x = Tensor(1, requiresGrad: true)
    let y = x.squared()
    y.backward()
    y.backward(createGraph: true)
  },
  TrapRow("one of the variables needed for gradient computation has been modified") {
    let x = Tensor([1, 2], requiresGrad: true)
    let y = x.exp()
    noGrad { y += 1 }
    y.sum().backward(createGraph: true)
  },
  TrapRow(
    "Spoiled returned an incorrect number of gradients (expected 1, got 2)", namesCaller: false
  ) {
    Spoiled { slope, _ in [slope, slope] }(Tensor(1, requiresGrad: true)).backward()
  },
  TrapRow(
    "Spoiled returned an invalid gradient at index 0 - got [1] but expected shape compatible "
      + "with []", namesCaller: false
  ) {
    Spoiled { slope, _ in [slope.reshaped(1)] }(Tensor(1, requiresGrad: true)).backward()
  },
  TrapRow(
    "one of the variables needed for gradient computation has been modified", namesCaller: false
  ) {
    let x = Tensor(1, requiresGrad: true)
    let y = Spoiled { slope, _ in [slope] }(x)
    noGrad { x += 1 }
    y.backward()
  },
  TrapRow("cannot register a hook on a tensor that doesn't require gradient") {
    Tensor(1).onGrad { print($0) }
  },
  TrapRow("can't retain_grad on Tensor that has requires_grad=False") { Tensor(1).retainGrad() },
  TrapRow(
    "onGrad: a gradient of shape [] cannot be replaced by one of shape [1]", namesCaller: false
  ) {
    let x = Tensor(1, requiresGrad: true)
    x.onGrad { $0.reshaped(1) }
    (x * 2).backward()
  },
]

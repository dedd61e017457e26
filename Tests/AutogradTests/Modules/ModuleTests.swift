import Autograd
import Testing

private func layer(_ inputs: Int, _ outputs: Int, bias: Bool = true) -> Linear {
  Linear(
    weight: .ones([outputs, inputs], requiresGrad: true),
    bias: bias ? .zeros([outputs], requiresGrad: true) : nil)
}

private struct Regression: Module {
  let lin = layer(1, 1)

  func callAsFunction(_ input: Tensor) -> Tensor { lin(input) }
}

private class Base: Module {
  let inner = Regression()

  func callAsFunction(_ input: Tensor) -> Tensor { inner(input) }
}

private final class Network: Base {
  let layers = [layer(2, 3), layer(3, 1, bias: false)]
  let extra: Linear? = layer(1, 1)
  let missing: Linear? = nil
  let scale = Tensor(2, requiresGrad: true)
  let buffer = Tensor(1)
  let name = "network"
  let factors = [Tensor(1, requiresGrad: true), Tensor(2, requiresGrad: true)]

  override func callAsFunction(_ input: Tensor) -> Tensor {
    layers.reduce(input) { $1($0) } * scale
  }
}

private struct Shared: Module {
  let encoder: Linear
  let decoder: Linear

  func callAsFunction(_ input: Tensor) -> Tensor { decoder(encoder(input)) }
}

@Suite struct ModuleTests {
  @Test func namesOfAStructure() {
    #expect(Regression().namedParameters.map(\.name) == ["lin.weight", "lin.bias"])
    #expect(layer(1, 1, bias: false).namedParameters.map(\.name) == ["weight"])
  }

  /// A module's own parameters first, then its parts in order; tensors that do not require
  /// gradients are no parameters.
  @Test func namesOfAClass() {
    #expect(
      Network().namedParameters.map(\.name) == [
        "scale", "factors.0", "factors.1", "inner.lin.weight", "inner.lin.bias",
        "layers.0.weight", "layers.0.bias", "layers.1.weight", "extra.weight", "extra.bias",
      ])
  }

  @Test func sharedParametersAreListedOnce() {
    let part = layer(1, 1)
    #expect(
      Shared(encoder: part, decoder: part).namedParameters.map(\.name) == [
        "encoder.weight", "encoder.bias",
      ])
  }

  @Test func parametersAreTheLayersOwn() {
    let model = Regression()
    model(Tensor([2])).backward()
    #expect(model.parameters.map(\.grad.item) == [2, 1])
    model.zeroGrad()
    #expect(model.parameters.filter(\.hasGrad).isEmpty)
  }

  @Test func shapes() {
    #expect(layer(3, 2)(.ones(4, 3)).shape == [4, 2])
    #expect(layer(3, 2)(.ones(3)).shape == [2])
    #expect(layer(0, 2)(.ones(4, 0)).values == [Float](repeating: 0, count: 8))
  }

  /// The row of padding may be counted from the end, in a given table and in the function, too.
  @Test func paddingFromTheEnd() {
    let weight = Tensor.eye(3)
    weight.requiresGrad = true
    let layer = Embedding(weight: weight, paddingIndex: -1)
    #expect(layer.paddingIndex == 2)
    layer(IndexTensor([2, 0])).sum().backward()
    embedding(IndexTensor([2, 1]), weight: weight, paddingIndex: -3).sum().backward()
    #expect(weight.grad.sum(dim: 1).values == [3, 3, 3])
  }
}

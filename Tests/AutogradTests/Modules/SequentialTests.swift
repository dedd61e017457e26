import Autograd
import Testing

private func linear(_ inputs: Int, _ outputs: Int) -> Linear {
  Linear(weight: .ones(outputs, inputs, requiresGrad: true), bias: .zeros(outputs))
}

private struct Doubling: Module {
  func callAsFunction(_ input: Tensor) -> Tensor { 2 * input }
}

private struct Classifier: Module {
  let features: Sequential
  let head = linear(4, 2)

  func callAsFunction(_ input: Tensor) -> Tensor { head(features(input)) }
}

@Suite struct SequentialTests {
  private func model(depth: Int, activated: Bool, smooth: Bool) -> Sequential {
    Sequential {
      linear(2, 4)
      for _ in 0..<depth {
        linear(4, 4)
        ReLU()
      }
      if activated { Tanh() }
      if smooth { GELU() } else { LeakyReLU() }
      [Identity(), Doubling()]
    }
  }

  @Test func conditionsAndLoops() {
    func types(_ model: Sequential) -> [String] {
      model.modules.map { String(describing: type(of: $0)) }
    }
    #expect(
      types(model(depth: 2, activated: true, smooth: false)) == [
        "Linear", "Linear", "ReLU", "Linear", "ReLU", "Tanh", "LeakyReLU", "Identity", "Doubling",
      ])
    #expect(
      types(model(depth: 0, activated: false, smooth: true)) == [
        "Linear", "GELU", "Identity", "Doubling",
      ])
    #expect(Sequential {}.count == 0)
    #expect(model(depth: 0, activated: true, smooth: true)[-1] is Doubling)
    #expect(Sequential([])(Tensor([3])).values == [3])
  }

  @Test func appliesInOrder() {
    let model = Sequential([Doubling(), linear(2, 1), ReLU()])
    #expect(model(Tensor([[1, 2], [-5, 1]])).values == [6, 0])
    #expect((model[1] as? Linear)?.weight.shape == [1, 2])
  }

  @Test func names() {
    let model = Classifier(
      features: Sequential {
        Conv2d(weight: .ones(2, 1, 1, 1, requiresGrad: true), bias: .ones(2, requiresGrad: true))
        BatchNorm2d(2)
        Sequential { BatchNorm1d(2) }
      })
    #expect(
      model.namedParameters.map(\.name) == [
        "features.0.weight", "features.0.bias", "features.1.weight", "features.1.bias",
        "features.2.0.weight", "features.2.0.bias", "head.weight",
      ])
    #expect(
      model.namedBuffers.map(\.name) == [
        "features.1.running_mean", "features.1.running_var", "features.2.0.running_mean",
        "features.2.0.running_var", "head.bias",
      ])
    #expect(
      model.namedIndexBuffers.map(\.name) == [
        "features.1.num_batches_tracked", "features.2.0.num_batches_tracked",
      ])
    #expect(
      Sequential { linear(1, 1) }.namedParameters.map(\.name) == ["0.weight"])
  }

  @Test func activations() {
    let x = Tensor([[-1, 0.5, 2]])
    let pairs: [(any Module, Tensor)] = [
      (ReLU(), x.relu()), (LeakyReLU(negativeSlope: 0.2), x.leakyReLU(negativeSlope: 0.2)),
      (Sigmoid(), x.sigmoid()), (Tanh(), x.tanh()), (GELU(), x.gelu()), (SiLU(), x.silu()),
      (Softplus(beta: 2, threshold: 5), x.softplus(beta: 2, threshold: 5)),
      (Softmax(dim: 1), x.softmax(dim: 1)), (LogSoftmax(dim: -1), x.logSoftmax(dim: 1)),
      (Identity(), x), (Flatten(), x), (Flatten(startDim: 0), x.flattened()),
    ]
    for (module, expected) in pairs {
      #expect(module(x).values == expected.values, "\(module)")
      #expect(module(x).shape == expected.shape, "\(module)")
      #expect(module.parameters.isEmpty && module.namedBuffers.isEmpty)
    }
    #expect(Flatten()(.zeros(2, 3, 4)).shape == [2, 12])
    #expect(Flatten(startDim: 0, endDim: 1)(.zeros(2, 3, 4)).shape == [6, 4])
  }

  @Test func wholeNumbersAsIndices() {
    let table = Embedding(weight: Tensor([[1, 2], [3, 4]], requiresGrad: true))
    let model = Sequential {
      table
      Flatten()
    }
    #expect(model(Tensor([[1, 0]])).values == [3, 4, 1, 2])
    #expect(table(IndexTensor([1])).values == [3, 4])
  }

  @Test func summaries() {
    let model = Classifier(
      features: Sequential {
        Conv2d(weight: .ones(2, 1, 3, 3, requiresGrad: true), bias: .ones(2, requiresGrad: true))
        BatchNorm2d(2)
        MaxPool2d(2)
        Doubling()
        Flatten()
        linear(8, 4)
      })
    #expect(
      model.summary(inputShape: [3, 1, 6, 6]) == """
        Name        Layer        Output shape  Parameters
        features    Sequential   [3, 4]                 0
        features.0  Conv2d       [3, 2, 4, 4]          20
        features.1  BatchNorm2d  [3, 2, 4, 4]           4
        features.2  MaxPool2d    [3, 2, 2, 2]           0
        features.3  Doubling     -                      0
        features.4  Flatten      [3, 8]                 0
        features.5  Linear       [3, 4]                32
        head        Linear       [3, 2]                 8
        Total                                          64
        """)
    #expect(model.namedIndexBuffers[0].buffer.value.item == 0)
    #expect(model.namedBuffers[0].tensor.values == [0, 0])
    #expect(
      linear(2, 1).summary() == """
        Name   Layer   Output shape  Parameters
               Linear  -                      2
        Total                                 2
        """)
  }
}

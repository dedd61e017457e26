import Autograd
import Testing

/// What a layer makes of inputs: its results in PyTorch's order.
private struct FixtureLayer: Sendable {
  let layer: any Parameterized & Sendable
  let call: @Sendable ([Tensor]) -> [Tensor]
}

private func recurrent(_ layer: RNN) -> FixtureLayer {
  FixtureLayer(layer: layer) { inputs in
    let (output, state) = layer(inputs[0], state: inputs.count > 1 ? inputs[1] : nil)
    return [output, state]
  }
}

private func recurrent(_ layer: GRU) -> FixtureLayer {
  FixtureLayer(layer: layer) { inputs in
    let (output, state) = layer(inputs[0], state: inputs.count > 1 ? inputs[1] : nil)
    return [output, state]
  }
}

private func recurrent(_ layer: LSTM) -> FixtureLayer {
  FixtureLayer(layer: layer) { inputs in
    let (output, state) = layer(
      inputs[0], state: inputs.count > 1 ? (inputs[1], inputs[2]) : nil)
    return [output, state.hidden, state.cell]
  }
}

private func attention(_ layer: MultiheadAttention, mask: Mask? = nil) -> FixtureLayer {
  FixtureLayer(layer: layer) { inputs in
    let (output, weights) = layer(
      inputs[0], inputs.count > 1 ? inputs[1] : inputs[0],
      inputs.count > 1 ? inputs[2] : inputs[0], mask: mask)
    return [output, weights]
  }
}

private let makers: [String: @Sendable () -> FixtureLayer] = [
  "rnn": { recurrent(RNN(3, 4)) },
  "rnn relu, two layers": { recurrent(RNN(2, 3, layers: 2, nonlinearity: .relu)) },
  "rnn without bias": { recurrent(RNN(3, 2, bias: false)) },
  "rnn both ways, with a state": { recurrent(RNN(2, 3, layers: 2, bidirectional: true)) },
  "gru": { recurrent(GRU(3, 4)) },
  "gru, two layers, with a state": { recurrent(GRU(2, 3, layers: 2)) },
  "gru both ways": { recurrent(GRU(2, 3, bidirectional: true)) },
  "rnn with dropout": { recurrent(RNN(2, 3, layers: 3, dropout: 0.4)) },
  "gru both ways, with dropout": {
    recurrent(GRU(2, 3, layers: 2, bidirectional: true, dropout: 0.5))
  },
  "lstm with dropout": { recurrent(LSTM(2, 3, layers: 2, dropout: 0.25)) },
  "gru without a batch": { recurrent(GRU(2, 3)) },
  "lstm": { recurrent(LSTM(3, 4)) },
  "lstm, two layers, with a state": { recurrent(LSTM(2, 3, layers: 2)) },
  "lstm both ways": { recurrent(LSTM(2, 3, bidirectional: true)) },
  "attention": { attention(MultiheadAttention(6, 2)) },
  "attention without bias": { attention(MultiheadAttention(4, 4, bias: false)) },
  "causal attention": { attention(MultiheadAttention(4, 2), mask: .causal(3)) },
  "attention with dropout": { attention(MultiheadAttention(4, 2, dropout: 0.3)) },
  "attention of a target that sees nothing": {
    let mask = Mask([false, true, true, true, true, true, false, false, true], shape: [3, 3])
    let layer = attention(MultiheadAttention(4, 2), mask: mask)
    return FixtureLayer(layer: layer.layer) { Array(layer.call($0).prefix(1)) }
  },
  "self-attention": { attention(MultiheadAttention(4, 1)) },
]

private func tensor(_ text: String, requiresGrad: Bool = false) -> Tensor {
  let parts = text.split(separator: ":").map(String.init)
  return Tensor(
    parts[1].split(separator: " ").compactMap { Float($0) },
    shape: parts[0].split { !$0.isNumber }.compactMap { Int($0) }, requiresGrad: requiresGrad)
}

extension RandomTests {
  /// Recurrent and attention layers, drawn from the generator that `RandomTests` share.
  @Suite struct RecurrentLayerTests {
    private static let cases = FixtureCase.all(of: "recurrent")
    /// PyTorch multiplies matrices in another order, and rounds its functions otherwise.
    private static let valueTolerance = Tolerance.units(3)
    /// Gradients of parameters are sums over all steps.
    private static let gradientTolerance = Tolerance.units(12)

    @Test func isComplete() {
      #expect(Set(Self.cases.map(\.name)) == Set(makers.keys))
    }

    /// Names, their order and initial values are PyTorch's own.
    @Test(arguments: cases)
    func parameters(of fixture: FixtureCase) throws {
      let make = try #require(makers[fixture.name])
      manualSeed(7)
      let parameters = make().layer.namedParameters
      let expected = fixture.texts("parameter").map {
        $0.split(separator: " ", maxSplits: 1).map(String.init)
      }
      #expect(parameters.map(\.name) == expected.map { $0[0] })
      for ((name, value), line) in zip(parameters, expected) {
        #expect(value.shape == tensor(line[1]).shape, "\(name)")
        #expect(value.values == tensor(line[1]).values, "\(name)")
      }
    }

    @Test(arguments: cases)
    func valuesAndGradients(of fixture: FixtureCase) throws {
      let make = try #require(makers[fixture.name])
      manualSeed(7)
      let layer = make()
      let inputs = fixture.texts("input").map { tensor($0, requiresGrad: true) }
      let results = layer.call(inputs)
      let expected = fixture.texts("output").map { tensor($0) }
      #expect(results.map(\.shape) == expected.map(\.shape))
      for (result, expected) in zip(results, expected) {
        #expect(Self.valueTolerance.differences(result.values, expected.values) == [])
      }
      let pattern: [Float] = [1, -2, 0.5, 3, -0.25]
      let total = results.map { result in
        let weights = (0..<result.count).map { pattern[$0 % pattern.count] }
        return (result * Tensor(weights, shape: result.shape)).sum()
      }
      total.dropFirst().reduce(total[0], +).backward()
      let gradients = fixture.numbers("gradient")
      let leaves = inputs + layer.layer.parameters
      #expect(leaves.count == gradients.count)
      for (leaf, gradient) in zip(leaves, gradients) {
        #expect(Self.gradientTolerance.differences(leaf.grad.values, gradient) == [])
      }
    }

    /// PyTorch transposes what all steps gave, as batches come first.
    @Test func namesOfOutputs() {
      let input = Tensor.ones(2, 3, 2)
      #expect(RNN(2, 3)(input).output.description.hasSuffix("grad_fn=<TransposeBackward1>)"))
      #expect(GRU(2, 3)(input).output.description.hasSuffix("grad_fn=<TransposeBackward1>)"))
      #expect(LSTM(2, 3)(input).output.description.hasSuffix("grad_fn=<TransposeBackward0>)"))
      let one = GRU(2, 3)(input[0])
      #expect(one.output.description.hasSuffix("grad_fn=<SqueezeBackward1>)"))
      #expect(one.state.description.hasSuffix("grad_fn=<SqueezeBackward1>)"))
    }

    /// Nothing is dropped in evaluation.
    @Test func dropoutIsForTraining() {
      let layer = LSTM(2, 3, layers: 2, dropout: 0.5)
      let x = Tensor.ones(2, 4, 2)
      #expect(layer.isTraining)
      #expect(layer(x).output.values != layer(x).output.values)
      layer.eval()
      #expect(!layer.isTraining)
      #expect(layer(x).output.values == layer(x).output.values)
    }

    /// A model finds the parameters of its recurrent parts under PyTorch's names.
    @Test func namesInAModel() {
      struct Model: Parameterized {
        let encoder = LSTM(2, 3, layers: 2, bias: false)
        let attention = MultiheadAttention(4, 2)
      }
      #expect(
        Model().namedParameters.map(\.name) == [
          "encoder.weight_ih_l0", "encoder.weight_hh_l0", "encoder.weight_ih_l1",
          "encoder.weight_hh_l1", "attention.in_proj_weight", "attention.in_proj_bias",
          "attention.out_proj.weight", "attention.out_proj.bias",
        ])
    }
  }
}

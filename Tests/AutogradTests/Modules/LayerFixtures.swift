import Autograd
import Testing

/// The layers around convolutions, of whole numbers (PyTorch adds in another order).
let layerFixtures = FixtureRows(
  "layers",
  [
    FixtureOperation("conv1d") { conv1d($0[0], weight: $0[1], bias: $0[2]) },
    FixtureOperation("conv1d, stride 2, padding 1") {
      Conv1d(weight: $0[1], bias: $0[2], stride: 2, padding: 1)($0[0])
    },
    FixtureOperation("conv1d, dilation 2") {
      conv1d($0[0], weight: $0[1], bias: $0[2], dilation: 2)
    },
    FixtureOperation("conv1d, groups 2") { conv1d($0[0], weight: $0[1], groups: 2) },
    FixtureOperation("convTranspose2d") {
      convTranspose2d($0[0], weight: $0[1], bias: $0[2])
    },
    FixtureOperation("convTranspose2d, stride 2") {
      ConvTranspose2d(weight: $0[1], bias: $0[2], stride: (2, 2))($0[0])
    },
    FixtureOperation("convTranspose2d, all") {
      convTranspose2d(
        $0[0], weight: $0[1], bias: $0[2], stride: (3, 2), padding: (1, 0), outputPadding: (2, 1),
        dilation: (1, 2))
    },
    FixtureOperation("convTranspose2d, groups 2") {
      convTranspose2d($0[0], weight: $0[1], groups: 2)
    },
    FixtureOperation("convTranspose1d") {
      convTranspose1d($0[0], weight: $0[1], bias: $0[2])
    },
    FixtureOperation("convTranspose1d, all") {
      ConvTranspose1d(
        weight: $0[1], bias: $0[2], stride: 2, padding: 1, outputPadding: 1, dilation: 2)($0[0])
    },
    pooled("(1, 1)", (1, 1)), pooled("(2, 3)", (2, 3)), pooled("(4, 5)", (4, 5)),
    pooled("(3, 2)", (3, 2)), pooled("(None, 2)", (nil, 2)),
    FixtureOperation("maxPool1d 2") { maxPool1d($0[0], kernelSize: 2) },
    FixtureOperation("maxPool1d 3, all") { MaxPool1d(3, stride: 1, padding: 1)($0[0]) },
    FixtureOperation("avgPool1d 2") { avgPool1d($0[0], kernelSize: 2) },
    FixtureOperation("avgPool1d 3, all") { AvgPool1d(3, stride: 2, padding: 1)($0[0]) },
    FixtureOperation("groupNorm 2", .units(128)) {
      groupNorm($0[0], groups: 2, weight: $0[1], bias: $0[2])
    },
    FixtureOperation("groupNorm 1 plain", .units(128)) {
      GroupNorm(1, 4, affine: false)($0[0])
    },
  ])

private func pooled(_ name: String, _ size: (Int?, Int?)) -> FixtureOperation {
  FixtureOperation("adaptiveAvgPool2d \(name)", .units(2)) {
    adaptiveAvgPool2d($0[0], outputSize: size)
  }
}

extension RandomTests {
  /// What these layers draw from the shared generator after a seed, and what cells make of it.
  @Suite struct SeededLayerTests {
    private static let x = Tensor([[0.5, -1], [2, 0.25]])
    private static let images = Tensor.arange(1, 25)
    private static let makers: [String: @Sendable () -> [Tensor]] = [
      "Conv1d(4, 6, 3, groups 2)": { Conv1d(4, 6, kernelSize: 3, groups: 2).parameters },
      "ConvTranspose2d(4, 6, (2, 3), groups 2)": {
        ConvTranspose2d(4, 6, kernelSize: (2, 3), groups: 2).parameters
      },
      "ConvTranspose1d(2, 3, 2)": { ConvTranspose1d(2, 3, kernelSize: 2).parameters },
      "LSTMCell(2, 3)": {
        let layer = LSTMCell(2, 3)
        let (hidden, cell) = layer(x)
        return layer.parameters + [hidden, cell]
      },
      "GRUCell(2, 3)": {
        let layer = GRUCell(2, 3)
        return layer.parameters + [layer(x[0])]
      },
      "RNNCell(2, 3) relu": {
        let layer = RNNCell(2, 3, bias: false, nonlinearity: .relu)
        return layer.parameters + [layer(x)]
      },
      "Dropout2d(0.3)": { [Dropout2d(0.3)(images.reshaped(2, 3, 2, 2)), .rand(1)] },
      "Dropout2d(0.5)": { [Dropout2d()(images.reshaped(2, 3, 2, 2)), .rand(1)] },
      "Dropout2d(1.0)": { [Dropout2d(1)(images.reshaped(2, 3, 2, 2)), .rand(1)] },
      "Dropout2d of three dimensions": { [Dropout2d()(images.reshaped(2, 3, 4)), .rand(1)] },
      "Dropout1d": { [Dropout1d()(images.reshaped(2, 3, 4)), Dropout1d()(images.reshaped(6, 4))] },
    ]
    private static let cases = FixtureCase.all(of: "seeded-layers")

    @Test func isComplete() {
      #expect(Set(Self.cases.map(\.name)) == Set(Self.makers.keys))
    }

    @Test(arguments: cases)
    func numbers(of fixture: FixtureCase) throws {
      let make = try #require(Self.makers[fixture.name])
      manualSeed(UInt64(try #require(fixture.doubles("seed").first)))
      let tensors = make()
      let expected = fixture.numbers("numbers")
      #expect(tensors.count == expected.count)
      for (tensor, expected) in zip(tensors, expected) {
        #expect(Tolerance.units(2).differences(tensor.values, expected) == [])
      }
    }

    /// Loops over cells are what networks do, names of parameters included.
    @Test func cellsAreNetworks() {
      manualSeed(1)
      let network = LSTM(2, 3)
      manualSeed(1)
      let cell = LSTMCell(2, 3)
      #expect(cell.namedParameters.map(\.name) == ["weight_ih", "weight_hh", "bias_ih", "bias_hh"])
      let x = Tensor.rand(4, 5, 2)
      var state: (hidden: Tensor, cell: Tensor)?
      for step in 0..<5 { state = cell(x[0..., step], state: state) }
      #expect(state?.hidden.values == network(x).state.hidden.values)
    }
  }
}

import Autograd
import Foundation
import Testing

struct StateDictTests {
  private struct Network: Parameterized {
    let layers: [Linear]
    let scale: Tensor

    init(_ values: Float) {
      layers = [
        Linear(weight: Self.filled([2, 3], values), bias: nil),
        Linear(
          weight: Self.filled([1, 2], values),
          bias: Self.filled([1], values)),
      ]
      scale = Self.filled([1], values)
    }

    private static func filled(_ shape: [Int], _ value: Float) -> Tensor {
      let count = shape.reduce(1, *)
      return Tensor([Float](repeating: value, count: count), shape: shape, requiresGrad: true)
    }
  }

  @Test func namesInOrder() {
    let names = Network(1).stateDict.map(\.name)
    #expect(names == ["scale", "layers.0.weight", "layers.1.weight", "layers.1.bias"])
  }

  /// Copies without history, which training leaves as they are.
  @Test func statesAreDetached() throws {
    let model = Network(1)
    let state = model.stateDict
    #expect(state.allSatisfy { !$0.tensor.requiresGrad })
    #expect("\(state[0].tensor)" == "tensor([1.])")
    noGrad { model.scale += 1 }
    #expect(state[0].tensor.item == 1 && model.scale.item == 2)
    try model.load(state)
    #expect(model.scale.item == 1 && model.scale.requiresGrad)
  }

  @Test func savedAndLoaded() throws {
    try FileFixtures.withFolder { folder in
      let path = folder + "/network.safetensors"
      try Network(1.5).save(to: path, metadata: ["epoch": "3"])
      let copy = Network(0)
      let weight = copy.layers[0].weight
      try copy.load(from: path)
      #expect(copy.stateDict.allSatisfy { $0.tensor.values.allSatisfy { $0 == 1.5 } })
      // The same tensors as before, so that an optimizer goes on with them.
      #expect(weight.values == copy.layers[0].weight.values && weight.requiresGrad)
      #expect(try loadSafetensors(from: path).metadata == ["epoch": "3"])
    }
  }

  @Test func modelOfPyTorch() throws {
    struct Model: Parameterized {
      let first = Linear(3, 2)
      let second = Linear(2, 1)
      static var partNames: [String: String] { ["first": "0", "second": "2"] }
    }
    let model = Model()
    try model.load(from: FileFixtures.path("model.safetensors"))
    #expect(
      model.first.weight.floats == [
        -0.0043225177, 0.30971584, -0.47518533, -0.4248946, -0.22236897, 0.15482073,
      ])
    #expect(model.stateDict.map(\.name) == ["0.weight", "0.bias", "2.weight", "2.bias"])
  }

  @Test func buffersOfPyTorch() throws {
    let model = Sequential {
      BatchNorm1d(3)
      Linear(3, 1)
    }
    let path = try FileFixtures.path("normalization.safetensors")
    try model.load(from: path)
    #expect(
      model.stateDict.map(\.name) == [
        "0.weight", "0.bias", "0.running_mean", "0.running_var", "0.num_batches_tracked",
        "1.weight", "1.bias",
      ])
    #expect(model.namedIndexBuffers.map(\.buffer.value.item) == [5])
    #expect(model.stateDict[4].tensor.item == 5)
    #expect(model.stateDict[2].tensor.values != [0, 0, 0])
    try FileFixtures.withFolder { folder in
      try model.save(to: folder + "/x")
      #expect(
        try FileFixtures.bytes("normalization.safetensors")
          == Array(Data(contentsOf: URL(fileURLWithPath: folder + "/x"))))
    }
    var state = model.stateDict
    state[4].tensor = Tensor(2.5)
    #expect(throws: CheckpointError.mismatch([.notWhole("0.num_batches_tracked")])) {
      try model.load(state)
    }
    state[4].tensor = Tensor(9)
    try model.load(state)
    #expect(model.namedIndexBuffers.map(\.buffer.value.item) == [9])
  }

  @Test func everythingThatDiffers() {
    let model = Network(1)
    let other: [(name: String, tensor: Tensor)] = [
      ("scale", Tensor([2])), ("scale", Tensor([2])), ("layers.0.weight", .zeros(3, 2)),
      ("layers.1.weight", .zeros(1, 2)), ("more", Tensor([1])),
    ]
    let shape = CheckpointError.Mismatch.shape(
      "layers.0.weight", expected: [2, 3], found: [3, 2])
    #expect(
      throws: CheckpointError.mismatch([
        .duplicate("scale"), shape, .missing("layers.1.bias"), .unexpected("more"),
      ])
    ) { try model.load(other) }
    #expect(throws: CheckpointError.mismatch([.duplicate("scale"), shape])) {
      try model.load(other, strict: false)
    }
    #expect(model.stateDict.allSatisfy { $0.tensor.values.allSatisfy { $0 == 1 } })
  }

  @Test func notStrict() throws {
    let model = Network(1)
    try model.load([("scale", Tensor([7])), ("more", Tensor([1]))], strict: false)
    #expect(model.scale.item == 7)
    #expect(model.layers[1].bias?.item == 1)
  }

  @Test func aGraphThatSavedTheOldNumbersTraps() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let model = Network(1)
      let loss = model.scale.squared().sum()
      try model.load(Network(2).stateDict)
      loss.backward()
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("modified by an inplace operation"), "\(text)")
  }

  @Test func messages() {
    let error = CheckpointError.mismatch([.missing("a"), .shape("b", expected: [1], found: [])])
    #expect(
      error.description == """
        the tensors are not those of the model:
          missing: a
          size mismatch for b: the model has [1], the file []
        """)
  }
}

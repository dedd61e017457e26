import Autograd
import Testing

private struct Block: Module {
  let linear = Linear(weight: .ones(2, 2, requiresGrad: true), bias: nil)
  let parts: [any Module] = [Dropout(0.5), ReLU()]
  let normalisation: BatchNorm1d? = BatchNorm1d(2)

  func callAsFunction(_ input: Tensor) -> Tensor { parts.reduce(linear(input)) { $1($0) } }
}

private final class Network: Module {
  let block = Block()
  let mode = TrainingMode()

  func callAsFunction(_ input: Tensor) -> Tensor { mode.isTraining ? block(input) : input }
}

@Suite struct TrainingModeTests {
  @Test func structuresAndClasses() {
    let network = Network()
    #expect(network.isTraining && network.block.isTraining)
    network.eval()
    #expect(!network.isTraining && !network.block.isTraining && !network.block.linear.isTraining)
    #expect(network(Tensor([[1, 2]])).values == [1, 2])
    network.train()
    #expect(network.isTraining && network.mode.isTraining)
    network.train(false)
    #expect(!network.block.parts[0].isTraining)
    // A part in another mode than the whole.
    network.train()
    network.block.parts[0].eval()
    #expect(!network.isTraining && network.block.linear.isTraining)
  }

  @Test func copiesShareTheMode() {
    let layer = Dropout(1)
    let copy = layer
    copy.eval()
    #expect(layer(Tensor([1, 2])).values == [1, 2])
    layer.train()
    #expect(copy(Tensor([1, 2])).values == [0, 0])
  }

  /// Without running statistics, evaluation normalises by the batch as well.
  @Test func withoutRunningStatistics() {
    let layer = BatchNorm1d(1, affine: false, trackRunningStats: false)
    let x = Tensor([[1], [3]])
    let trained = layer(x)
    layer.eval()
    #expect(layer(x).values == trained.values)
    #expect(layer.parameters.isEmpty && layer.namedBuffers.isEmpty)
  }

  @Test func evaluationAfterTraining() {
    let layer = BatchNorm1d(1)
    let x = Tensor([[1], [5]], requiresGrad: true)
    _ = layer(x)
    layer.eval()
    layer(x).sum().backward()
    let scale = x.grad[0].item
    // √(0.9 · 1 + 0.1 · 8 + 1e-5)
    #expect(abs(Double(scale) - 1 / 1.7.squareRoot()) < 1e-5)
    #expect(layer.batchesTracked?.value.item == 1)
  }
}

import Autograd
import Testing

struct DatasetTests {
  private let x = Tensor([[1, 2], [3, 4], [5, 6]])
  private let y = IndexTensor([7, 8, 9])

  @Test func samplesAndBatches() {
    let data = TensorDataset(x, y)
    #expect(data.count == 3)
    let (sample, label) = data[1]
    #expect(sample.values == [3, 4] && sample.shape == [2])
    #expect(label.item == 8 && label.shape == [])
    let (samples, labels) = data.batch(at: [2, 0])
    #expect(samples.values == [5, 6, 1, 2] && samples.shape == [2, 2])
    #expect(labels.values == [9, 7])
  }

  @Test func oneColumnAndThree() {
    let single = DataLoader(TensorDataset(x), batchSize: 2).map(\.shape)
    #expect(single == [[2, 2], [1, 2]])
    for (a, b, c) in DataLoader(TensorDataset(x, x, y), batchSize: 3) {
      #expect(a.values == b.values && c.count == 3)
    }
  }

  @Test func labelsOfTwoDimensions() {
    let grid = IndexTensor([[1, 2], [3, 4], [5, 6]])
    let batches = DataLoader(TensorDataset(grid), batchSize: 2).map { $0 }
    #expect(batches.map(\.values) == [[1, 2, 3, 4], [5, 6]])
    #expect(batches.map(\.shape) == [[2, 2], [1, 2]])
  }

  @Test func gradientsFlowToTheData() {
    let x = Tensor([[1], [2], [3]], requiresGrad: true)
    for batch in DataLoader(TensorDataset(x), batchSize: 2) { (batch * batch).sum().backward() }
    #expect(x.grad.values == [2, 4, 6])
  }

  @Test func counts() {
    let data = TensorDataset(Tensor.zeros(10, 1))
    #expect(DataLoader(data, batchSize: 4).count == 3)
    #expect(DataLoader(data, batchSize: 4, dropLast: true).count == 2)
    #expect(DataLoader(data, batchSize: 5).count == 2)
    #expect(DataLoader(data, batchSize: .max).map(\.shape) == [[10, 1]])
    let empty = DataLoader(TensorDataset(Tensor.zeros(0, 1)), batchSize: 4, shuffle: true)
    #expect(empty.count == 0 && empty.map { $0 }.isEmpty)
  }

  @Test func everySampleOnce() {
    let data = TensorDataset(IndexTensor(0..<50))
    let loader = DataLoader(data, batchSize: 7, shuffle: true, generator: Generator(seed: 1))
    let passes = (0..<2).map { _ in loader.flatMap(\.values) }
    #expect(passes[0] != passes[1])
    #expect(passes.map { $0.sorted() } == [Array(0..<50), Array(0..<50)])
  }

  @Test func customDatasets() {
    struct Words: Dataset {
      let words: [String]
      var count: Int { words.count }
      subscript(position: Int) -> String { words[position] }
    }
    let loader = DataLoader(Words(words: ["a", "b", "c"]), batchSize: 2)
    #expect(loader.map { $0 } == [["a", "b"], ["c"]])
  }

  @Test func splitsWithAGenerator() {
    var generator = Generator(seed: 0)
    let parts = randomSplit(TensorDataset(IndexTensor(0..<10)), [0.7, 0.2, 0.1], using: &generator)
    #expect(parts.map(\.positions) == [[4, 1, 7, 5, 3, 9, 0], [8, 6], [2]])
    #expect(parts[1].batch(at: [1, 0]).values == [6, 8])
    #expect(parts[2][0].item == 2)
  }
}

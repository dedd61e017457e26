import Autograd

let dataTraps: [TrapRow] = [
  TrapRow("batch_size should be a positive integer value, but got batch_size=0") {
    _ = DataLoader(TensorDataset(Tensor([1])), batchSize: 0)
  },
  TrapRow("Size mismatch between tensors: 2 rows after columns of 3") {
    _ = TensorDataset(Tensor.zeros(3, 1), IndexTensor([1, 2]))
  },
  TrapRow("a column of a data set needs a dimension of samples, but has none") {
    _ = TensorDataset(Tensor(1))
  },
  TrapRow("Sum of input lengths does not equal the length of the input dataset! [1, 1] of 3") {
    _ = randomSplit(TensorDataset(Tensor([1, 2, 3])), [1, 1])
  },
  TrapRow("Fraction at index 1 is not between 0 and 1") {
    _ = randomSplit(TensorDataset(Tensor([1, 2, 3])), [0.5, -0.5])
  },
  TrapRow("the fractions of a split must add up to 1, but [0.5, 0.25] give 0.75") {
    _ = randomSplit(TensorDataset(Tensor([1, 2, 3])), [0.5, 0.25])
  },
  TrapRow("a data set cannot have 0 classes") { _ = makeSpirals(10, classes: 0) },
  TrapRow("a data set cannot have -1 samples") { _ = makeMoons(-1) },
  TrapRow("a data set cannot have -1 features") { _ = makeRegression(features: -1) },
]

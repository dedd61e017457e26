// What a filter sees
//
// The program of the lesson 14-convolutions.md: the cells of its page in order,
// and below each what it prints.
// It imports libraries of the lesson's package. Run it in a clone of that:
//
//     swift run lessons run 14-convolutions.swift

// MARK: - Import

// In [1]:
import Autograd
import AutogradData
import Plots
import TensorPlots

// MARK: - One filter by hand

// In [2]:
let image = Tensor([
  [0, 0, 1, 1],
  [0, 0, 1, 1],
  [0, 0, 1, 1],
  [0, 0, 1, 1],
])
let edge = Tensor([
  [-1, 0, 1],
  [-1, 0, 1],
  [-1, 0, 1],
])

// In [3]:
let found = conv2d(image.reshaped(1, 1, 4, 4), weight: edge.reshaped(1, 1, 3, 3))
print(found.reshaped(2, 2))

let even = Tensor.ones(1, 1, 4, 4)
print(conv2d(even, weight: edge.reshaped(1, 1, 3, 3)).reshaped(2, 2))
// prints:
//   tensor([[3., 3.],
//           [3., 3.]])
//   tensor([[0., 0.],
//           [0., 0.]])

// MARK: - Two tricks

// In [4]:
let numbers = Tensor.arange(16).reshaped(1, 1, 4, 4)
print(MaxPool2d(2)(numbers).reshaped(2, 2))
// prints:
//   tensor([[ 5.,  7.],
//           [13., 15.]])

// MARK: - The network

// In [5]:
manualSeed(2)
let (pixels, digits) = Digits.load()
let data = TensorDataset((pixels / 16).reshaped(-1, 1, 8, 8), digits)
let piles = randomSplit(data, [1197, 300, 300])
let (training, test) = (piles[0], piles[2])

let network = Sequential {
  Conv2d(1, 8, kernelSize: 3, padding: 1)
  ReLU()
  Conv2d(8, 24, kernelSize: 3, padding: 1)
  ReLU()
  MaxPool2d(8)
  Flatten()
  Linear(24, 10)
}
print(network.parameters.map(\.count).reduce(0, +))
// prints: 2082

// In [6]:
let loss = CrossEntropyLoss()

func train(_ model: some Module, on part: some Sequence<(Tensor, IndexTensor)>, epochs: Int) {
  let optimizer = Adam(model.parameters, learningRate: 0.01)
  for _ in 1...epochs {
    for (x, digits) in part {
      optimizer.zeroGrad()
      loss(model(x), digits).backward()
      optimizer.step()
    }
  }
}

let (testX, testDigits) = test.batch(at: Array(0..<test.count))
func right(_ model: some Module, _ x: Tensor) -> Int {
  noGrad { (model(x).argmax(dim: 1) == testDigits).trueCount }
}

let batches = DataLoader(training, batchSize: 32, shuffle: true)
train(network, on: batches, epochs: 10)
print(right(network, testX), "of 300 test images")
// prints: 291 of 300 test images

// MARK: - What the filters look for

// In [7]:
/// Tables of one size, laid out in rows of so many.
func tiles(_ tables: [Tensor], columns: Int) -> Tensor {
  let (height, width) = (tables[0].shape[0], tables[0].shape[1])
  let rows = stride(from: 0, to: tables.count, by: columns).flatMap { start in
    let row = tables[start..<(start + columns)].flatMap { [$0, Tensor.zeros(height, 1)] }
    return [concatenated(row, dim: 1), Tensor.zeros(1, columns * (width + 1))]
  }
  return concatenated(rows)[0..<(rows.count / 2 * (height + 1) - 1), 0..<(columns * (width + 1) - 1)]
}

let filters = network.parameters[0].detached()
print(HeatMap(tiles((0..<8).map { filters[$0, 0] }, columns: 4), title: "Eight filters, learned"))
// prints: heat map: Eight filters, learned, 7 × 15, -1.28 to 1.2
// draws a picture, which is on the page

// In [8]:
let seen = noGrad { network[0](testX[0..<1]).relu() }
print(HeatMap(
  tiles([testX[0, 0]] + (0..<8).map { seen[0, $0] }, columns: 3),
  title: "What eight filters find"))
// prints: heat map: What eight filters find, 26 × 26, 0 to 2.85
// draws a picture, which is on the page

// MARK: - One pixel to the right

// In [9]:
let plain = Sequential {
  Flatten()
  Linear(64, 32)
  ReLU()
  Linear(32, 10)
}
train(plain, on: batches, epochs: 10)

let edgeColumn = Tensor.zeros(300, 1, 8, 1)
let moved = concatenated([edgeColumn, testX[0..., 0..., 0..., 0..<7]], dim: 3)
print("in place: \(right(plain, testX)) without filters, \(right(network, testX)) with filters")
print("moved:    \(right(plain, moved)) without filters, \(right(network, moved)) with filters")
// prints:
//   in place: 287 without filters, 291 with filters
//   moved:    138 without filters, 285 with filters

// MARK: - What we learned

// In [10]:
let lower = edge.T
let turned = image.T
print(conv2d(turned.reshaped(1, 1, 4, 4), weight: lower.reshaped(1, 1, 3, 3)).reshaped(2, 2))
// prints:
//   tensor([[3., 3.],
//           [3., 3.]])

// In [11]:
let (x, labels) = training.batch(at: Array(0..<training.count))
let emptyColumn = Tensor.zeros(training.count, 1, 8, 1)
let movedX = concatenated([emptyColumn, x[0..., 0..., 0..., 0..<7]], dim: 3)
let more = TensorDataset(
  concatenated([x, movedX]), IndexTensor(labels.values + labels.values))

let fresh = Sequential {
  Flatten()
  Linear(64, 32)
  ReLU()
  Linear(32, 10)
}
train(fresh, on: DataLoader(more, batchSize: 32, shuffle: true), epochs: 10)
print("\(right(fresh, testX)) in place, \(right(fresh, moved)) moved to the right")

let left = concatenated([testX[0..., 0..., 0..., 1..<8], edgeColumn], dim: 3)
print("\(right(fresh, left)) moved to the left")
print("\(right(network, left)) moved to the left, with filters")
// prints:
//   280 in place, 285 moved to the right
//   120 moved to the left
//   292 moved to the left, with filters

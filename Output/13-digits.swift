// Reading digits
//
// The program of the lesson 13-digits.md: the cells of its page in order,
// and below each what it prints.
// It imports libraries of the lesson's package. Run it in a clone of that:
//
//     swift run lessons run 13-digits.swift

// MARK: - Import

// In [1]:
import Autograd
import AutogradData
import Plots
import TensorPlots

// MARK: - The data

// In [2]:
let (pixels, digits) = Digits.load()
print(pixels.shape, digits.shape)
print(pixels[0].reshaped(8, 8))
print(digits[0])
// prints:
//   [1797, 64] [1797]
//   tensor([[ 0.,  0.,  5., 13.,  9.,  1.,  0.,  0.],
//           [ 0.,  0., 13., 15., 10., 15.,  5.,  0.],
//           [ 0.,  3., 15.,  2.,  0., 11.,  8.,  0.],
//           [ 0.,  4., 12.,  0.,  0.,  8.,  8.,  0.],
//           [ 0.,  5.,  8.,  0.,  0.,  9.,  8.,  0.],
//           [ 0.,  4., 11.,  0.,  1., 12.,  7.,  0.],
//           [ 0.,  2., 14.,  5., 10., 12.,  0.,  0.],
//           [ 0.,  0.,  6., 13., 10.,  0.,  0.,  0.]])
//   tensor(0)

// In [3]:
print(HeatMap(pixels[0].reshaped(8, 8), title: "The first image"))
// prints: heat map: The first image, 8 × 8, 0 to 15
// draws a picture, which is on the page

// In [4]:
let x = pixels / 16

// MARK: - Three piles

// In [5]:
manualSeed(2)
let piles = randomSplit(TensorDataset(x, digits), [1197, 300, 300])
let (training, validation, test) = (piles[0], piles[1], piles[2])
print(training.count, validation.count, test.count)
// prints: 1197 300 300

// MARK: - Ten scores

// In [6]:
let scores = Tensor([[2, 1, 0]], requiresGrad: true)
print(scores.softmax(dim: 1))
// prints: tensor([[0.6652, 0.2447, 0.0900]], grad_fn=<SoftmaxBackward0>)

// In [7]:
let loss = CrossEntropyLoss()
let l = loss(scores, IndexTensor([0]))
l.backward()
print("\(l.item, digits: 4)")
print(scores.grad)
// prints:
//   0.4076
//   tensor([[-0.3348,  0.2447,  0.0900]])

// MARK: - The network

// In [8]:
let network = Sequential {
  Linear(64, 32)
  ReLU()
  Linear(32, 10)
}
print(network.parameters.map(\.count).reduce(0, +), "numbers to learn")

/// How many of the images are read right, and the mean loss.
func examine(_ part: Subset<TensorDataset<Tensor, IndexTensor>>) -> (right: Int, loss: Float) {
  noGrad {
    let (x, digits) = part.batch(at: Array(0..<part.count))
    let scores = network(x)
    return ((scores.argmax(dim: 1) == digits).trueCount, loss(scores, digits).item)
  }
}

let before = examine(validation)
print("before training: \(before.right) of 300, loss \(before.loss, digits: 2)")
// prints:
//   2410 numbers to learn
//   before training: 36 of 300, loss 2.33

// MARK: - Small batches

// In [9]:
let optimizer = Adam(network.parameters, learningRate: 0.01)
let loader = DataLoader(training, batchSize: 32, shuffle: true)
print(loader.count, "batches")

var curves: (training: [Float], validation: [Float]) = ([], [])
for epoch in 1...20 {
  for (x, digits) in loader {
    optimizer.zeroGrad()
    loss(network(x), digits).backward()
    optimizer.step()
  }
  let (seen, unseen) = (examine(training), examine(validation))
  curves.training.append(seen.loss)
  curves.validation.append(unseen.loss)
  if epoch == 1 || epoch % 5 == 0 {
    print(
      "epoch \(epoch): training \(seen.loss, digits: 4), validation \(unseen.loss, digits: 4),",
      "\(unseen.right) of 300 right")
  }
}
// prints:
//   38 batches
//   epoch 1: training 0.9792, validation 0.9946, 249 of 300 right
//   epoch 5: training 0.1394, validation 0.1701, 285 of 300 right
//   epoch 10: training 0.0775, validation 0.0962, 291 of 300 right
//   epoch 15: training 0.0432, validation 0.0698, 295 of 300 right
//   epoch 20: training 0.0226, validation 0.0734, 292 of 300 right

// In [10]:
print(LineChart(
  [Series("training", curves.training), Series("validation", curves.validation)],
  x: "epoch", y: "loss", yScale: .logarithmic))
// prints:
//   line chart, logarithmic: loss
//     training: 20 points, 0.979 → 0.0226
//     validation: 20 points, 0.995 → 0.0734, lowest 0.0698
// draws a picture, which is on the page

// MARK: - The answer

// In [11]:
let (testX, testDigits) = test.batch(at: Array(0..<test.count))
let answers = noGrad { network(testX).argmax(dim: 1) }
print(ConfusionMatrix(
  actual: testDigits.values, predicted: answers.values, title: "300 images of the test"))
// prints: confusion matrix: 300 images of the test, 10 classes, 287 of 300 right (95.7 %)
// draws a picture, which is on the page

// In [12]:
let wrong = (0..<test.count).filter { answers.values[$0] != testDigits.values[$0] }
print("\(wrong.count) wrong")
print("this one is \(testDigits.values[wrong[0]]), the network says \(answers.values[wrong[0]])")
// prints:
//   13 wrong
//   this one is 8, the network says 1

// In [13]:
print(HeatMap(testX[wrong[0]].reshaped(8, 8), title: "A mix-up"))
// prints: heat map: A mix-up, 8 × 8, 0 to 1
// draws a picture, which is on the page

// MARK: - What we learned

// In [14]:
manualSeed(2)
let flat = Linear(64, 10)
let flatOptimizer = Adam(flat.parameters, learningRate: 0.01)
for _ in 1...20 {
  for (x, digits) in loader {
    flatOptimizer.zeroGrad()
    loss(flat(x), digits).backward()
    flatOptimizer.step()
  }
}
let (seenX, seenDigits) = validation.batch(at: Array(0..<validation.count))
let flatAnswers = noGrad { flat(seenX).argmax(dim: 1) }
print((flatAnswers == seenDigits).trueCount, "of 300, and the network", examine(validation).right)
// prints: 291 of 300, and the network 292

// In [15]:
let chances = noGrad { network(testX[wrong[0]].reshaped(1, 64)).softmax(dim: 1) }.values
for digit in (0..<10).sorted(by: { chances[$0] > chances[$1] }).prefix(3) {
  print("\(digit): \(chances[digit], digits: 3)")
}
// prints:
//   1: 0.925
//   8: 0.042
//   6: 0.033

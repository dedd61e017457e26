// Learning by heart
//
// The program of the lesson 16-overfitting.md: the cells of its page in order,
// and below each what it prints.
// It imports libraries of the lesson's package. Run it in a clone of that:
//
//     swift run lessons run 16-overfitting.swift

// MARK: - Import

// In [1]:
import Autograd
import AutogradData
import Plots

// MARK: - A hard case

// In [2]:
let (pixels, digits) = Digits.load()
manualSeed(4)
let piles = randomSplit(TensorDataset(pixels / 16, digits), [100, 300, 1397])
let (x, clean) = piles[0].batch(at: Array(0..<100))
let (validationX, validationY) = piles[1].batch(at: Array(0..<300))

let y = IndexTensor(clean.values.enumerated().map { $0 < 10 ? ($1 + 3) % 10 : $1 })
print((y == clean).trueCount, "of 100 labels are right")
// prints: 90 of 100 labels are right

// In [3]:
let loss = CrossEntropyLoss()

func right(_ model: Sequential, _ x: Tensor, _ y: IndexTensor) -> Int {
  noGrad { (model(x).argmax(dim: 1) == y).trueCount }
}

func train(
  _ name: String, _ model: Sequential, epochs: Int = 80, weightDecay: Double = 0
) -> (training: [Float], validation: [Float]) {
  let optimizer = AdamW(model.parameters, learningRate: 0.01, weightDecay: weightDecay)
  var (training, validation): ([Float], [Float]) = ([], [])
  for _ in 0..<epochs {
    model.train()
    let l = loss(model(x), y)
    optimizer.zeroGrad()
    l.backward()
    optimizer.step()

    model.eval()
    training.append(l.item)
    validation.append(noGrad { loss(model(validationX), validationY).item })
  }
  print(
    "\(name): training \(training[epochs - 1], digits: 3),",
    "validation \(validation[epochs - 1], digits: 3),",
    "\(right(model, validationX, validationY)) of 300 right")
  return (training, validation)
}

func plainModel() -> Sequential {
  manualSeed(5)
  return Sequential {
    Linear(64, 128)
    ReLU()
    Linear(128, 10)
  }
}

let plain = train("plain", plainModel())
// prints: plain: training 0.004, validation 0.852, 240 of 300 right

// In [4]:
print(LineChart(
  [Series("training", plain.training), Series("validation", plain.validation)],
  title: "Learning by heart", x: "epoch", y: "loss"))
// prints:
//   line chart: Learning by heart
//     training: 80 points, 2.32 → 0.0043
//     validation: 80 points, 2.22 → 0.852, lowest 0.441
// draws a picture, which is on the page

// MARK: - Stop in time

// In [5]:
let best = plain.validation.indices.min { plain.validation[$0] < plain.validation[$1] } ?? 0
print("the best epoch is number \(best + 1), validation \(plain.validation[best], digits: 3)")
let early = train("early stopping", plainModel(), epochs: best + 1)
// prints:
//   the best epoch is number 19, validation 0.441
//   early stopping: training 0.351, validation 0.441, 266 of 300 right

// MARK: - Smaller weights

// In [6]:
let decay = train("weight decay", plainModel(), weightDecay: 1)
// prints: weight decay: training 0.039, validation 0.639, 244 of 300 right

// MARK: - Left out at random

// In [7]:
manualSeed(1)
print(Dropout(0.5)(Tensor([1, 2, 3, 4, 5, 6])))
// prints: tensor([ 2.,  4.,  6.,  8.,  0., 12.])

// In [8]:
manualSeed(5)
let dropout = train(
  "dropout",
  Sequential {
    Linear(64, 128)
    ReLU()
    Dropout(0.5)
    Linear(128, 10)
  })
// prints: dropout: training 0.142, validation 0.476, 253 of 300 right

// MARK: - A common scale

// In [9]:
print(BatchNorm1d(1)(Tensor([[1], [2], [3], [6]])).T.detached())
// prints: tensor([[-1.0690, -0.5345,  0.0000,  1.6036]])

// In [10]:
manualSeed(5)
let batchNorm = train(
  "batch norm",
  Sequential {
    Linear(64, 128)
    BatchNorm1d(128)
    ReLU()
    Linear(128, 10)
  })
// prints: batch norm: training 0.001, validation 0.685, 250 of 300 right

// MARK: - Side by side

// In [11]:
let epochs = Array(11...80)
print(LineChart(
  [
    Series("plain", x: epochs, y: Array(plain.validation[10...])),
    Series("weight decay", x: epochs, y: Array(decay.validation[10...])),
    Series("dropout", x: epochs, y: Array(dropout.validation[10...])),
    Series("batch norm", x: epochs, y: Array(batchNorm.validation[10...])),
  ], title: "300 images that were not learned from", x: "epoch", y: "validation loss"))
// prints:
//   line chart: 300 images that were not learned from
//     plain: 70 points, 0.791 → 0.852, lowest 0.441
//     weight decay: 70 points, 0.874 → 0.639, lowest 0.466
//     dropout: 70 points, 1.13 → 0.476, lowest 0.404
//     batch norm: 70 points, 0.996 → 0.685, lowest 0.513
// draws a picture, which is on the page

// MARK: - What we learned

// In [12]:
let (testX, testY) = piles[2].batch(at: Array(0..<1397))
for more in [false, true] {
  let model = plainModel()
  let optimizer = AdamW(model.parameters, learningRate: 0.01, weightDecay: 0)
  let allX = more ? concatenated([x, validationX]) : x
  let allY = more ? IndexTensor(y.values + validationY.values) : y
  for _ in 0..<80 {
    optimizer.zeroGrad()
    loss(model(allX), allY).backward()
    optimizer.step()
  }
  print("\(allX.shape[0]) images: \(right(model, testX, testY)) of 1397 right")
}
// prints:
//   100 images: 1093 of 1397 right
//   400 images: 1302 of 1397 right

// In [13]:
let suspicious = plainModel()
_ = train("again", suspicious, epochs: best + 1)
let chances = noGrad { suspicious(x).softmax(dim: 1) }
let ofLabel = (0..<100).map { chances[$0, y.values[$0]].item }
let worst = (0..<100).sorted { ofLabel[$0] < ofLabel[$1] }.prefix(10).sorted()
print(worst)
// prints:
//   again: training 0.351, validation 0.441, 266 of 300 right
//   [1, 2, 3, 4, 6, 9, 12, 37, 69, 81]

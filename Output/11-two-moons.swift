// Two moons
//
// The program of the lesson 11-two-moons.md: the cells of its page in order,
// and below each what it prints.
// It imports libraries of the lesson's package. Run it in a clone of that:
//
//     swift run lessons run 11-two-moons.swift

// MARK: - Import

// In [1]:
import Autograd
import Plots
import TensorPlots

// MARK: - The data

// In [2]:
manualSeed(1)
let (x, label) = makeMoons(100, noise: 0.12)
print(x.shape, label.shape)
print(x[0..<4])
print(label[0..<4])
// prints:
//   [100, 2] [100]
//   tensor([[ 1.0794,  0.0320],
//           [ 0.0074,  0.5746],
//           [ 0.9437,  0.0441],
//           [-0.1807,  0.4817]])
//   tensor([0, 1, 0, 1])

// MARK: - From a score to a probability

// In [3]:
print(Tensor([-2, 0, 2]).sigmoid())
// prints: tensor([0.1192, 0.5000, 0.8808])

// MARK: - The loss

// In [4]:
let loss = BCEWithLogitsLoss()
let score = Tensor(2, requiresGrad: true)
print("lower moon: \(loss(score, Tensor(1)).item, digits: 4)")
print("upper moon: \(loss(score, Tensor(0)).item, digits: 4)")
// prints:
//   lower moon: 0.1269
//   upper moon: 2.1269

// In [5]:
loss(score, Tensor(1)).backward()
print(score.grad)
// prints: tensor(-0.1192)

// MARK: - A straight line

// In [6]:
let y = Tensor(label).reshaped(-1, 1)

func train(_ model: some Module, epochs: Int) -> [Float] {
  let optimizer = Adam(model.parameters, learningRate: 0.1)
  return (0..<epochs).map { _ in
    let l = loss(model(x), y)
    optimizer.zeroGrad()
    l.backward()
    optimizer.step()
    return l.item
  }
}

let line = Linear(2, 1)
let lineLosses = train(line, epochs: 200)
print("loss of the line: \(lineLosses[0], digits: 3) → \(lineLosses[199], digits: 3)")
// prints: loss of the line: 0.906 → 0.313

// In [7]:
func accuracy(_ model: some Module, _ x: Tensor, _ label: IndexTensor) -> Int {
  let scores = noGrad { model(x) }.values
  return zip(scores, label.values).filter { ($0 > 0) == ($1 == 1) }.count
}

print("\(accuracy(line, x, label)) of 100 are on their side of the line")
// prints: 84 of 100 are on their side of the line

// MARK: - Two lines are still a line

// In [8]:
let first = Linear(2, 16)
let second = Linear(16, 1)
let both = Sequential { first; second }

// In [9]:
noGrad {
  let weight = second.weight.matmul(first.weight)
  print(weight.shape)
  let point = Tensor([[0.5, -1]])
  let bias = both(Tensor([[0, 0]]))
  print(both(point).allClose(point.matmul(weight.T) + bias))
}
// prints:
//   [1, 2]
//   true

// MARK: - The bend

// In [10]:
let network = Sequential {
  Linear(2, 16)
  Tanh()
  Linear(16, 1)
}
print(network.parameters.map(\.count).reduce(0, +))
// prints: 65

// In [11]:
let losses = train(network, epochs: 200)
print("loss of the network: \(losses[0], digits: 3) → \(losses[199], digits: 3)")
print("\(accuracy(network, x, label)) of 100 are right")
// prints:
//   loss of the network: 0.681 → 0.003
//   100 of 100 are right

// In [12]:
print(ScatterChart(
  x: x[0..<40, 0].values, y: x[0..<40, 1].values, groups: label[0..<40].values,
  names: ["upper moon", "lower moon"], title: "One hidden layer of 16"
) { a, b in
  noGrad { network(Tensor([[a, b]])).item > 0 ? 1 : 0 }
})
// prints: scatter chart: One hidden layer of 16, 40 points: 20 upper moon, 20 lower moon; 40 in their own region
// draws a picture, which is on the page

// MARK: - Points that it has not seen

// In [13]:
let (newX, newLabel) = makeMoons(100, noise: 0.12)
print("line: \(accuracy(line, newX, newLabel)) of 100 new points")
print("network: \(accuracy(network, newX, newLabel)) of 100 new points")
// prints:
//   line: 82 of 100 new points
//   network: 98 of 100 new points

// MARK: - What we learned

// In [14]:
for width in [2, 3, 4] {
  manualSeed(1)
  let small = Sequential {
    Linear(2, width)
    Tanh()
    Linear(width, 1)
  }
  _ = train(small, epochs: 200)
  print("\(width): \(accuracy(small, x, label)) of 100")
}
// prints:
//   2: 84 of 100
//   3: 89 of 100
//   4: 99 of 100

// In [15]:
for height in [0, 0.25, 0.5] {
  let probability = noGrad { network(Tensor([[0.5, height]])).sigmoid().item }
  print("(0.5, \(height)): \(probability, digits: 3)")
}
// prints:
//   (0.5, 0.0): 0.998
//   (0.5, 0.25): 0.403
//   (0.5, 0.5): 0.000

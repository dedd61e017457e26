// A small transformer
//
// The program of the lesson 20-transformer.md: the cells of its page in order,
// and below each what it prints.
// It imports libraries of the lesson's package. Run it in a clone of that:
//
//     swift run lessons run 20-transformer.swift

// MARK: - Import

// In [1]:
import Autograd
import Plots
import TensorPlots

// MARK: - Sums as text

// In [2]:
func written(_ a: Int, _ b: Int) -> [Int] {
  let sum = a + b
  return [a % 10, b % 10, a / 10, b / 10, 10, sum % 10, sum / 10 % 10, sum / 100]
}
print(written(47, 38))
// prints: [7, 8, 4, 3, 10, 5, 8, 0]

// In [3]:
manualSeed(1)
let all = (0..<10_000).map { written($0 / 100, $0 % 100) }
let x = IndexTensor(all.flatMap { $0.dropLast() }).reshaped(10_000, 7)
let y = IndexTensor(all.flatMap { $0.suffix(3) }).reshaped(10_000, 3)
let piles = randomSplit(TensorDataset(x, y), [8000, 2000])
let (training, test) = (piles[0], piles[1])

// MARK: - Not into the future

// In [4]:
print(Mask.causal(3))
// prints:
//   tensor([[False,  True,  True],
//           [False, False,  True],
//           [False, False, False]])

// In [5]:
let equal = Tensor.zeros(3, 3).filled(where: .causal(3), with: -Float.infinity)
print(equal.softmax(dim: 1))
// prints:
//   tensor([[1.0000, 0.0000, 0.0000],
//           [0.5000, 0.5000, 0.0000],
//           [0.3333, 0.3333, 0.3333]])

// MARK: - A block

// In [6]:
let width = 32

struct Block: Module {
  let firstNorm = LayerNorm(width)
  let attention = MultiheadAttention(width, 4)
  let secondNorm = LayerNorm(width)
  let up = Linear(width, 4 * width)
  let down = Linear(4 * width, width)

  /// Where each place looks, averaged over the heads.
  func look(_ x: Tensor) -> (answer: Tensor, shares: Tensor) {
    let x = firstNorm(x)
    let (answer, shares) = attention(x, x, x, mask: .causal(x.shape[1]))
    return (answer, shares)
  }

  func callAsFunction(_ x: Tensor) -> Tensor {
    let seen = x + look(x).answer
    return seen + down(up(secondNorm(seen)).relu())
  }
}

// In [7]:
struct Transformer: Parameterized {
  let symbol = Embedding(11, width)
  let place = Embedding(8, width)
  let block = Block()
  let norm = LayerNorm(width)
  let head = Linear(width, 11)

  func start(_ symbols: IndexTensor) -> Tensor {
    symbol(symbols) + place(IndexTensor(0..<symbols.shape[1]))
  }

  func callAsFunction(_ symbols: IndexTensor) -> Tensor {
    head(norm(block(start(symbols))))
  }
}

manualSeed(1)
let model = Transformer()
print(model.parameters.map(\.count).reduce(0, +))
// prints: 13739

// MARK: - Training

// In [8]:
let loss = CrossEntropyLoss()
let optimizer = Adam(model.parameters, betas: (0.9, 0.98))
let loader = DataLoader(training, batchSize: 32, shuffle: true)
let schedule = OneCycleSchedule(0.01, steps: 4 * loader.count)
var losses: [Float] = []

/// One pass through the sums of the training.
func pass() {
  for (x, y) in loader {
    optimizer.learningRate = schedule(losses.count)
    let scores = model(x)[0..., 4..<7]
    let l = loss(scores.reshaped(-1, 11), y.reshaped(-1))
    optimizer.zeroGrad()
    l.backward()
    optimizer.step()
    losses.append(l.item)
  }
}

/// The answers to sums that were not in the training, and whether each is right.
let (testX, testY) = test.batch(at: Array(0..<test.count))
func answer() -> (digits: IndexTensor, isRight: Mask) {
  let digits = noGrad { model(testX)[0..., 4..<7].argmax(dim: -1) }
  return (digits, (digits == testY).all(dim: 1))
}

for number in 1...2 {
  pass()
  print("pass \(number): \(answer().isRight.trueCount) of 2000 are right")
}
// prints:
//   pass 1: 21 of 2000 are right
//   pass 2: 1225 of 2000 are right

// MARK: - When it is wrong

// In [9]:
let (digits, isRight) = answer()
let wrong = (0..<2000).filter { !isRight.values[$0] }
for index in wrong.prefix(5) {
  let sum = testX[index].values
  let (a, b) = (sum[0] + 10 * sum[2], sum[1] + 10 * sum[3])
  let said = digits[index].values
  print("\(a) + \(b) = \(said[0] + 10 * said[1] + 100 * said[2]), and should be \(a + b)")
}

let onesRight = wrong.count { digits[$0].values[0] == testY[$0].values[0] }
print("\(wrong.count) are wrong, \(onesRight) of them have the right ones")
let oneOff = wrong.count { index in
  let (said, right) = (digits[index].values, testY[index].values)
  return said[0] == right[0] && [1, 9].contains(abs(said[1] - right[1]))
}
print("\(oneOff) of these have tens that are off by one")
// prints:
//   99 + 75 = 164, and should be 174
//   23 + 10 = 43, and should be 33
//   12 + 79 = 81, and should be 91
//   21 + 79 = 190, and should be 100
//   69 + 16 = 75, and should be 85
//   775 are wrong, 712 of them have the right ones
//   646 of these have tens that are off by one

// In [10]:
for number in 3...4 {
  pass()
  print("pass \(number): \(answer().isRight.trueCount) of 2000 are right")
}
print(plot(losses, title: "Learning to add", y: "loss at each step", yScale: .logarithmic))
// prints:
//   pass 3: 1993 of 2000 are right
//   pass 4: 1999 of 2000 are right
//   line chart, logarithmic: Learning to add, 1000 points, 2.56 → 0.008, lowest 0.00622
// draws a picture, which is on the page

// MARK: - Writing

// In [11]:
func add(_ a: Int, _ b: Int) -> String {
  var symbols = Array(written(a, b).prefix(5))
  for _ in 1...3 {
    let scores = noGrad { model(IndexTensor([symbols])) }
    symbols += scores[0, -1].argmax().values
  }
  return "\(a) + \(b) = \(symbols[5] + 10 * symbols[6] + 100 * symbols[7])"
}

print(add(47, 38))
print(add(99, 99))
print(add(5, 0))
// prints:
//   47 + 38 = 85
//   99 + 99 = 198
//   5 + 0 = 5

// In [12]:
let nonsense = IndexTensor([[7, 10, 4, 10, 10]])
let chances = noGrad { model(nonsense)[0, -1].softmax(dim: 0) }
print("the ones of 47 + nothing: \(chances.argmax().item), \(chances.max().item, digits: 2) sure")
// prints: the ones of 47 + nothing: 0, 0.94 sure

// MARK: - Where it looks

// In [13]:
let example = IndexTensor([Array(written(47, 38).prefix(7))])
let (_, shares) = noGrad { model.block.look(model.start(example)) }
print(HeatMap(shares[0], title: "Where each place looks"))
// prints: heat map: Where each place looks, 7 × 7, 0 to 1
// draws a picture, which is on the page

// MARK: - What we learned

// In [14]:
let sure = noGrad { model(testX)[0..., 4..<7].softmax(dim: -1).max(dim: -1).values }
let least = sure.min(dim: 1).values
let place = least.argmin().item
let sum = testX[place].values
print("\(sum[0] + 10 * sum[2]) + \(sum[1] + 10 * sum[3]): \(least.min().item, digits: 2)")
// prints: 30 + 30: 0.67

// In [15]:
var swapped = [4, 3, 7, 8, 10]
for _ in 1...3 {
  let scores = noGrad { model(IndexTensor([swapped])) }
  swapped += scores[0, -1].argmax().values
}
print(swapped[5] + 10 * swapped[6] + 100 * swapped[7], 74 + 83)
// prints: 157 157

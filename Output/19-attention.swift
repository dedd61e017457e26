// Attention from nothing
//
// The program of the lesson 19-attention.md: the cells of its page in order,
// and below each what it prints.
// It imports libraries of the lesson's package. Run it in a clone of that:
//
//     swift run lessons run 19-attention.swift

// MARK: - Import

// In [1]:
import Autograd
import Plots
import TensorPlots

// MARK: - A question and three answers

// In [2]:
func attention(_ query: Tensor, _ key: Tensor, _ value: Tensor) -> (answer: Tensor, shares: Tensor) {
  let size = Double(query.shape[query.rank - 1])
  let fit = query.matmul(key.transposed(-2, -1)) / size.squareRoot()
  let shares = fit.softmax(dim: -1)
  return (shares.matmul(value), shares)
}

let query = Tensor([[2, 0]])
let key = Tensor([[1, 0], [0, 1], [-1, 0]])
let value = Tensor([[10], [20], [30]])
let (answer, shares) = attention(query, key, value)
print(shares)
print(answer)
// prints:
//   tensor([[0.7679, 0.1867, 0.0454]])
//   tensor([[12.7747]])

// In [3]:
print(scaledDotProductAttention(query, key, value).allClose(answer))
// prints: true

// MARK: - Who asks, and what is offered

// In [4]:
let length = 6
let letters = 10
let width = 24

struct Reverser: Parameterized {
  let letter = Embedding(letters, width)
  let place = Embedding(length, width)
  let query = Linear(width, width, bias: false)
  let key = Linear(width, width, bias: false)
  let value = Linear(width, width, bias: false)
  let head = Linear(width, letters)

  /// Scores for the letter at each place, and where each place looked.
  func read(_ words: IndexTensor) -> (scores: Tensor, shares: Tensor) {
    let x = letter(words) + place(IndexTensor(0..<length))
    let (answer, shares) = attention(query(x), key(x), value(x))
    return (head(answer), shares)
  }
}

manualSeed(1)
let model = Reverser()
print(model.parameters.map(\.count).reduce(0, +), "numbers to learn")
// prints: 2362 numbers to learn

// MARK: - Backwards

// In [5]:
func backwards(_ words: IndexTensor) -> IndexTensor {
  let rows = stride(from: 0, to: words.count, by: length).map { words.values[$0..<($0 + length)] }
  return IndexTensor(rows.flatMap { $0.reversed() }).reshaped(-1, length)
}

let example = IndexTensor.randint(1, length, in: 0..<letters)
print(example)
print(backwards(example))
// prints:
//   tensor([[8, 1, 0, 8, 9, 6]])
//   tensor([[6, 9, 8, 0, 1, 8]])

// In [6]:
let loss = CrossEntropyLoss()
let optimizer = Adam(model.parameters, learningRate: 0.01)
for step in 1...60 {
  let words = IndexTensor.randint(32, length, in: 0..<letters)
  let scores = model.read(words).scores
  let l = loss(scores.reshaped(-1, letters), backwards(words).reshaped(-1))
  optimizer.zeroGrad()
  l.backward()
  optimizer.step()
  if step == 1 || step % 15 == 0 { print("step \(step): \(l.item, digits: 4)") }
}
// prints:
//   step 1: 2.3384
//   step 15: 0.5681
//   step 30: 0.0035
//   step 45: 0.0005
//   step 60: 0.0003

// In [7]:
let unseen = IndexTensor.randint(1000, length, in: 0..<letters)
let said = noGrad { model.read(unseen).scores.argmax(dim: -1) }
print((said == backwards(unseen)).trueCount, "of 6000 letters are right")
// prints: 6000 of 6000 letters are right

// MARK: - Where it looks

// In [8]:
let (_, looks) = noGrad { model.read(example) }
print(HeatMap(looks[0], title: "Where each place looks"))
// prints: heat map: Where each place looks, 6 × 6, 2.29e-13 to 1
// draws a picture, which is on the page

// MARK: - What we learned

// In [9]:
struct Bag: Parameterized {
  let inner = Reverser()

  func scores(_ words: IndexTensor) -> Tensor {
    let x = inner.letter(words)
    return inner.head(attention(inner.query(x), inner.key(x), inner.value(x)).answer)
  }
}

manualSeed(1)
let bag = Bag()
let bagOptimizer = Adam(bag.parameters, learningRate: 0.01)
for _ in 1...60 {
  let words = IndexTensor.randint(32, length, in: 0..<letters)
  bagOptimizer.zeroGrad()
  loss(bag.scores(words).reshaped(-1, letters), backwards(words).reshaped(-1)).backward()
  bagOptimizer.step()
}
let guessed = noGrad { bag.scores(unseen).argmax(dim: -1) }
print((guessed == backwards(unseen)).trueCount, "of 6000 letters are right")

var best = 0.0
for start in stride(from: 0, to: unseen.count, by: length) {
  let word = unseen.values[start..<(start + length)]
  for place in word.indices {
    let others = word.indices.filter { $0 != place }.map { word[$0] }
    let counts = others.map { letter in others.count { $0 == letter } }
    best += Double(counts.max() ?? 0) / Double(others.count)
  }
}
print("\(best, digits: 0) would be the best")
// prints:
//   2079 of 6000 letters are right
//   2154 would be the best

// In [10]:
func neighbours(_ words: IndexTensor) -> IndexTensor {
  let rows = stride(from: 0, to: words.count, by: length).map { words.values[$0..<($0 + length)] }
  return IndexTensor(rows.flatMap { Array($0.suffix(1) + $0.dropLast()) }).reshaped(-1, length)
}

manualSeed(1)
let other = Reverser()
let otherOptimizer = Adam(other.parameters, learningRate: 0.01)
for _ in 1...60 {
  let words = IndexTensor.randint(32, length, in: 0..<letters)
  let scores = other.read(words).scores
  otherOptimizer.zeroGrad()
  loss(scores.reshaped(-1, letters), neighbours(words).reshaped(-1)).backward()
  otherOptimizer.step()
}
print(HeatMap(noGrad { other.read(example).shares }[0], title: "To the left"))
// prints: heat map: To the left, 6 × 6, 2.34e-12 to 1
// draws a picture, which is on the page

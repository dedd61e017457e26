// A network with a memory
//
// The program of the lesson 18-recurrent-network.md: the cells of its page in order,
// and below each what it prints.
// It imports libraries of the lesson's package. Run it in a clone of that:
//
//     swift run lessons run 18-recurrent-network.swift

// MARK: - Import

// In [1]:
import Autograd
import AutogradData
import Plots

// MARK: - Remembering by hand

// In [2]:
var h = Tensor(0)
for x in [1.0, 0, 0] {
  h = (h * 0.5 + x).tanh()
  print(h)
}
// prints:
//   tensor(0.7616)
//   tensor(0.3634)
//   tensor(0.1797)

// MARK: - The data

// In [3]:
let text = Array(Story.text)
let letters = Set(text).sorted()
let number = Dictionary(uniqueKeysWithValues: zip(letters, 0...))
let numbers = text.compactMap { number[$0] }

let length = 24
let starts = Array(stride(from: 0, to: numbers.count - length, by: 6))
func pieces(from shift: Int) -> IndexTensor {
  IndexTensor(starts.flatMap { numbers[($0 + shift)..<($0 + shift + length)] })
    .reshaped(starts.count, length)
}
let data = TensorDataset(pieces(from: 0), pieces(from: 1))

let (first, next) = data[0]
print(String(first.values.map { letters[$0] }))
print(String(next.values.map { letters[$0] }))
// prints:
//   once there was a small l
//   nce there was a small la

// MARK: - The network

// In [4]:
manualSeed(1)
let table = Embedding(letters.count, 16)
let memory = GRU(16, 64)
let head = Linear(64, letters.count)
let loss = CrossEntropyLoss()

/// Scores for the letter behind each of `x`, one row for each place.
func scores(_ x: IndexTensor) -> Tensor {
  let (states, _) = memory(table(x))
  return head(states.reshaped(-1, 64))
}

let parameters = table.parameters + memory.parameters + head.parameters
print(parameters.map(\.count).reduce(0, +), "numbers to learn")
// prints: 17688 numbers to learn

// In [5]:
let optimizer = Adam(parameters, learningRate: 0.02)
let loader = DataLoader(data, batchSize: 32, shuffle: true)

for epoch in 1...12 {
  var sum: Float = 0
  for (x, y) in loader {
    let l = loss(scores(x), y.reshaped(-1))
    optimizer.zeroGrad()
    l.backward()
    _ = clipGradNorm(parameters, maxNorm: 1)
    optimizer.step()
    sum += l.item
  }
  if epoch % 3 == 0 { print("epoch \(epoch): \(sum / Float(loader.count), digits: 2)") }
}
// prints:
//   epoch 3: 1.30
//   epoch 6: 0.73
//   epoch 9: 0.49
//   epoch 12: 0.40

// MARK: - What the memory is worth

// In [6]:
let each = CrossEntropyLoss(reduction: .none)
let (x, y) = data.batch(at: Array(0..<data.count))
let byPlace = noGrad {
  each(scores(x), y.reshaped(-1)).reshaped(-1, length).mean(dim: 0)
}.values

print(LineChart(
  [
    Series("the network", byPlace),
    Series("counting one letter", byPlace.map { _ in 1.719 }),
    Series("counting two letters", byPlace.map { _ in 0.890 }),
  ], title: "What each letter of memory is worth", x: "letters seen", y: "loss"))
// prints:
//   line chart: What each letter of memory is worth
//     the network: 24 points, 1.69 → 0.227, lowest 0.226
//     counting one letter: 24 points, 1.72 → 1.72
//     counting two letters: 24 points, 0.89 → 0.89
// draws a picture, which is on the page

// In [7]:
for seen in [1, 2, 5, 10, 20] {
  print("letters seen: \(seen), loss \(byPlace[seen - 1], digits: 2)")
}
// prints:
//   letters seen: 1, loss 1.69
//   letters seen: 2, loss 0.99
//   letters seen: 5, loss 0.41
//   letters seen: 10, loss 0.27
//   letters seen: 20, loss 0.30

// MARK: - Going on

// In [8]:
func write(_ start: String, _ count: Int) -> String {
  noGrad {
    var written = Array(start)
    var input = written.compactMap { number[$0] }
    var state: Tensor?
    for _ in 0..<count {
      let (states, last) = memory(table(IndexTensor(input)), state: state)
      state = last
      let next = head(states[-1]).argmax().values[0]
      written.append(letters[next])
      input = [next]
    }
    return String(written)
  }
}

print(write("the cat ", 60))
print(write("in the water ", 60))
// prints:
//   the cat went down the stairs and down the stairs and down the stairs
//   in the water there is the light said the captain. then the ships came hom

// MARK: - What we learned

// In [9]:
for u in [0.5, 0.9] {
  var memory = Tensor(1).tanh()
  var steps = 1
  while memory.item >= 0.01 {
    memory = (memory * u).tanh()
    steps += 1
  }
  print("u = \(u): \(steps) steps")
}
// prints:
//   u = 0.5: 8 steps
//   u = 0.9: 38 steps

// In [10]:
manualSeed(3)
let drawn = noGrad {
  var written = Array("the cat ")
  var input = written.compactMap { number[$0] }
  var state: Tensor?
  for _ in 0..<60 {
    let (states, last) = memory(table(IndexTensor(input)), state: state)
    state = last
    let chances = head(states[-1]).softmax(dim: 0).values
    var left = Tensor.rand(1).values[0]
    let next = chances.firstIndex { chance in
      left -= chance
      return left < 0
    }
    written.append(letters[next ?? 0])
    input = [next ?? 0]
  }
  return String(written)
}
print(drawn)
// prints: the cat and there it lit the light said the dark and in the old man

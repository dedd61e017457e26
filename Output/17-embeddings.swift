// Letters as places
//
// The program of the lesson 17-embeddings.md: the cells of its page in order,
// and below each what it prints.
// It imports libraries of the lesson's package. Run it in a clone of that:
//
//     swift run lessons run 17-embeddings.swift

// MARK: - Import

// In [1]:
import Autograd
import AutogradData
import Plots
import TensorPlots

// MARK: - A story in numbers

// In [2]:
let text = Array(Story.text)
print(String(text.prefix(47)))

let letters = Set(text).sorted()
let number = Dictionary(uniqueKeysWithValues: zip(letters, 0...))
let numbers = text.compactMap { number[$0] }
print(text.count, "symbols,", letters.count, "of them different")
print(numbers.prefix(12))
// prints:
//   once there was a small lamp that lived on a hil
//   1792 symbols, 24 of them different
//   [15, 14, 4, 6, 0, 19, 9, 6, 17, 6, 0, 22]

// MARK: - Counting

// In [3]:
let count = letters.count
let x = IndexTensor(Array(numbers.dropLast()))
let y = IndexTensor(Array(numbers.dropFirst()))

let pairs = oneHot(x, classes: count).T.matmul(oneHot(y, classes: count))
let frequency = pairs / pairs.sum(dim: 1, keepDim: true)

func follow(_ letter: Character, _ row: Tensor) -> String {
  let chances = row.values
  let best = chances.indices.sorted { chances[$0] > chances[$1] }.prefix(3)
  return "after '\(letter)': "
    + best.map { "'\(letters[$0])' \(chances[$0], digits: 2)" }.joined(separator: ", ")
}

for letter: Character in ["t", "e", "w"] {
  if let row = number[letter] { print(follow(letter, frequency[row])) }
}
// prints:
//   after 't': 'h' 0.58, ' ' 0.26, 'a' 0.05
//   after 'e': ' ' 0.61, 'r' 0.12, 'd' 0.07
//   after 'w': 'a' 0.43, 'e' 0.20, 'i' 0.14

// In [4]:
let loss = CrossEntropyLoss()
print("knowing nothing: \(loss(Tensor.zeros(count, count)[x], y).item, digits: 3)")
print("knowing the counts: \(loss(frequency.log()[x], y).item, digits: 3)")
// prints:
//   knowing nothing: 3.178
//   knowing the counts: 1.719

// MARK: - A table of places

// In [5]:
let small = Embedding(3, 2)
print(small.weight.detached().shape)
print(small(IndexTensor([2, 0, 2])).shape)
// prints:
//   [3, 2]
//   [3, 2]

// In [6]:
small(IndexTensor([2, 0, 2])).sum().backward()
print(small.weight.grad)
// prints:
//   tensor([[1., 1.],
//           [0., 0.],
//           [2., 2.]])

// MARK: - The network

// In [7]:
manualSeed(2)
let table = Embedding(count, 2)
let head = Sequential {
  Linear(2, 32)
  Tanh()
  Linear(32, count)
}
let optimizer = Adam(table.parameters + head.parameters, learningRate: 0.05)

for step in 1...300 {
  let l = loss(head(table(x)), y)
  optimizer.zeroGrad()
  l.backward()
  optimizer.step()
  if step == 1 || step % 100 == 0 { print("step \(step): \(l.item, digits: 3)") }
}
// prints:
//   step 1: 3.254
//   step 100: 1.772
//   step 200: 1.733
//   step 300: 1.724

// MARK: - The map

// In [8]:
let places = table.weight.detached()
let kinds = letters.map { "aeiou".contains($0) ? 0 : $0.isLetter ? 1 : 2 }
print(ScatterChart(
  x: places[0..., 0].values, y: places[0..., 1].values, groups: kinds,
  names: ["vowel", "consonant", "blank or stop"],
  labels: letters.map { $0 == " " ? "␣" : String($0) }, title: "A map of the alphabet"))
// prints: scatter chart: A map of the alphabet, 24 points: 5 vowel, 17 consonant, 2 blank or stop
// draws a picture, which is on the page

// In [9]:
for letter: Character in ["y", "."] {
  if let row = number[letter] { print(follow(letter, frequency[row])) }
}
// prints:
//   after 'y': ' ' 1.00, '.' 0.00, 'a' 0.00
//   after '.': ' ' 1.00, '.' 0.00, 'a' 0.00

// MARK: - Writing

// In [10]:
func write(_ length: Int, from start: Character) -> String {
  var written = [start]
  for _ in 1..<length {
    let last = IndexTensor([written.last.flatMap { number[$0] } ?? 0])
    let chances = noGrad { head(table(last)).softmax(dim: 1) }.values
    var left = Tensor.rand(1).values[0]
    let next = chances.firstIndex { chance in
      left -= chance
      return left < 0
    }
    written.append(letters[next ?? 0])
  }
  return String(written)
}

manualSeed(7)
print(write(60, from: "t"))
// prints: thean n s the famp wathed sthe the tol l t htond t aty an oo

// MARK: - What we learned

// In [11]:
let never = (pairs == 0).trueCount
print("\(never) of \(count * count) pairs never occur")
if let g = number["g"], let b = number["b"] {
  let chances = noGrad { head(table(IndexTensor([g]))).softmax(dim: 1) }.values
  print(pairs[g, b].item, chances[b] > 0)
}
// prints:
//   401 of 576 pairs never occur
//   0.0 true

// In [12]:
let two = IndexTensor((2..<numbers.count).map { numbers[$0 - 2] * count + numbers[$0 - 1] })
let third = IndexTensor(Array(numbers.dropFirst(2)))
let triples = oneHot(two, classes: count * count).T.matmul(oneHot(third, classes: count))
let chances = triples / triples.sum(dim: 1, keepDim: true)
print("\(loss(chances.log()[two], third).item, digits: 3)")
// prints: 0.890

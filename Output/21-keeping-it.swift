// Keeping it
//
// The program of the lesson 21-keeping-it.md: the cells of its page in order,
// and below each what it prints.
// It imports libraries of the lesson's package. Run it in a clone of that:
//
//     swift run lessons run 21-keeping-it.swift
//
// It reads files in 21-keeping-it.files, which lies beside the lesson: run it where that is.

// MARK: - Import

// In [1]:
import Autograd
import AutogradData
import Plots

// MARK: - A model to keep

// In [2]:
let x = Tensor([[0, 0], [0, 1], [1, 0], [1, 1]])
let y = Tensor([[0], [1], [1], [0]])

func newModel() -> Sequential {
  Sequential {
    Linear(2, 8)
    ReLU()
    Linear(8, 1)
  }
}

manualSeed(3)
let model = newModel()
let optimizer = SGD(model.parameters, learningRate: 0.1)
let loss = MSELoss()
for _ in 0..<300 {
  optimizer.zeroGrad()
  loss(model(x), y).backward()
  optimizer.step()
}
print(model(x).detached().reshaped(-1))
// prints: tensor([0.0116, 0.9781, 0.9828, 0.0262])

// MARK: - Saving and loading

// In [3]:
try model.save(to: "model.safetensors")

let copy = newModel()
print("before: \(model(x).allClose(copy(x)))")
try copy.load(from: "model.safetensors")
print("after: \((model(x) == copy(x)).trueCount) of 4 predictions are equal in every bit")
// prints:
//   before: false
//   after: 4 of 4 predictions are equal in every bit

// In [4]:
let other = Sequential {
  Linear(2, 9)
  ReLU()
  Linear(9, 1)
}
do {
  try other.load(from: "model.safetensors")
} catch {
  print(error)
}
// prints:
//   the tensors are not those of the model:
//     size mismatch for 0.weight: the model has [9, 2], the file [8, 2]
//     size mismatch for 0.bias: the model has [9], the file [8]
//     size mismatch for 2.weight: the model has [1, 9], the file [1, 8]

// MARK: - What is in the file

// In [5]:
let file = try loadSafetensors(from: "model.safetensors")
for (name, tensor) in file.tensors {
  print(name, tensor.shape, tensor.count * 4, "bytes")
}
// prints:
//   0.bias [8] 32 bytes
//   0.weight [8, 2] 64 bytes
//   2.bias [1] 4 bytes
//   2.weight [1, 8] 32 bytes

// MARK: - And back

// In [6]:
let theirs = newModel()
try theirs.load(from: "21-keeping-it.files/pytorch.safetensors")
print(theirs(x).detached().reshaped(-1))
// prints: tensor([0.0116, 0.9781, 0.9828, 0.0262])

// In [7]:
for (mine, their) in zip(model.namedParameters, theirs.namedParameters) {
  let gap = (mine.tensor - their.tensor).abs().max()
  let equal = (mine.tensor == their.tensor).trueCount
  print("\(mine.name): \(equal) of \(mine.tensor.count) equal, largest gap \(gap.item)")
}
// prints:
//   0.weight: 7 of 16 equal, largest gap 2.5331974029541016e-07
//   0.bias: 4 of 8 equal, largest gap 2.980232238769531e-07
//   2.weight: 5 of 8 equal, largest gap 3.5762786865234375e-07
//   2.bias: 0 of 1 equal, largest gap 2.384185791015625e-07

// MARK: - Where the last bit goes

// In [8]:
let (pixels, digits) = Digits.load()
let images = pixels / 16
func reader() -> Sequential {
  manualSeed(1)
  return Sequential {
    Linear(64, 32)
    Tanh()
    Linear(32, 10)
  }
}

let (forward, reverse) = (reader(), reader())
let forwardSteps = SGD(forward.parameters, learningRate: 0.5, momentum: 0.9)
let reverseSteps = SGD(reverse.parameters, learningRate: 0.5, momentum: 0.9)
let crossEntropy = CrossEntropyLoss()

func step(_ model: Sequential, _ optimizer: SGD, _ rows: [Int]) {
  let labels = IndexTensor(rows.map { digits.values[$0] })
  optimizer.zeroGrad()
  crossEntropy(model(images[IndexTensor(rows)]), labels).backward()
  optimizer.step()
}

var gaps: [Double] = []
for number in 0..<200 {
  let start = number * 32 % 1760
  step(forward, forwardSteps, Array(start..<(start + 32)))
  step(reverse, reverseSteps, Array((start..<(start + 32)).reversed()))
  let each = zip(forward.parameters, reverse.parameters).map { ($0 - $1).abs().max().item }
  gaps.append(each.max() ?? 0)
}

print(plot(
  gaps, title: "The gap between equal trainings", x: "step", y: "gap",
  yScale: .logarithmic))
// prints: line chart, logarithmic: The gap between equal trainings, 200 points, 1.49e-8 → 4.91
// draws a picture, which is on the page

// MARK: - Why your digits are the same

// In [9]:
var fingerprint: UInt32 = 2_166_136_261
for parameter in forward.parameters {
  for value in parameter.floats {
    fingerprint = (fingerprint ^ value.bitPattern) &* 16_777_619
  }
}
print(String(fingerprint, radix: 16))
// prints: 29605b8

// MARK: - What we learned

// In [10]:
func train(_ model: Sequential, _ optimizer: SGD, steps: Int) {
  for _ in 0..<steps {
    optimizer.zeroGrad()
    loss(model(x), y).backward()
    optimizer.step()
  }
}

manualSeed(3)
let whole = newModel()
let wholeSteps = SGD(whole.parameters, learningRate: 0.1, momentum: 0.9)
train(whole, wholeSteps, steps: 10)
try whole.save(to: "half.safetensors")
try saveSafetensors(wholeSteps.stateDict, to: "optimizer.safetensors")
train(whole, wholeSteps, steps: 10)

let again = newModel()
let againSteps = SGD(again.parameters, learningRate: 0.1, momentum: 0.9)
try again.load(from: "half.safetensors")
try againSteps.load(loadSafetensors(from: "optimizer.safetensors").tensors)
train(again, againSteps, steps: 10)
print((whole(x) == again(x)).trueCount, "of 4 predictions are equal")
// prints: 4 of 4 predictions are equal

// In [11]:
var bytes = try Safetensors(model.stateDict).bytes()
bytes[9] = UInt8(ascii: "!")
do {
  _ = try Safetensors(bytes: bytes)
} catch {
  print(error)
}

bytes = try Safetensors(model.stateDict).bytes()
bytes[bytes.count - 13] ^= 0x80
let damaged = newModel()
try damaged.load(Safetensors(bytes: bytes).tensors)
print(model(x).detached().reshaped(-1))
print(damaged(x).detached().reshaped(-1))
// prints:
//   safetensors, byte 9: expected ", found !; the file is damaged or of another format
//   tensor([0.0116, 0.9781, 0.9828, 0.0262])
//   tensor([0.0116, 1.9156, 1.6417, 1.6387])

// An autograd of our own
//
// The program of the lesson 12-own-autograd.md: the cells of its page in order,
// and below each what it prints.
// It imports libraries of the lesson's package. Run it in a clone of that:
//
//     swift run lessons run 12-own-autograd.swift

// MARK: - Import

// In [1]:
import Autograd
import Plots

// MARK: - A value with a memory

// In [2]:
/// A number that remembers how it came to be.
final class Value {
  var number: Float
  var gradient: Float = 0
  let operation: String
  /// What it was made from, each with the slope towards it.
  let operands: [(value: Value, slope: Float)]

  init(_ number: Float, _ operation: String = "", of operands: [(Value, Float)] = []) {
    self.number = number
    self.operation = operation
    self.operands = operands.map { (value: $0.0, slope: $0.1) }
  }

  static func + (a: Value, b: Value) -> Value {
    Value(a.number + b.number, "+", of: [(a, 1), (b, 1)])
  }

  static func - (a: Value, b: Value) -> Value {
    Value(a.number - b.number, "-", of: [(a, 1), (b, -1)])
  }

  static func * (a: Value, b: Value) -> Value {
    Value(a.number * b.number, "*", of: [(a, b.number), (b, a.number)])
  }

  var relu: Value { Value(max(number, 0), "relu", of: [(self, number > 0 ? 1 : 0)]) }
}

// MARK: - Backward

// In [3]:
extension Value {
  /// The values that led here, operands before what is made from them.
  var history: [Value] {
    var (found, seen): ([Value], Set<ObjectIdentifier>) = ([], [])
    func visit(_ value: Value) {
      guard seen.insert(ObjectIdentifier(value)).inserted else { return }
      for (operand, _) in value.operands { visit(operand) }
      found.append(value)
    }
    visit(self)
    return found
  }

  /// Adds to the gradient of each value that led here how this one changes with it.
  func backward() {
    gradient = 1
    for value in history.reversed() {
      for (operand, slope) in value.operands {
        operand.gradient += value.gradient * slope
      }
    }
  }
}

// In [4]:
let w = Value(2), x = Value(3), b = Value(-1)
let s = w * x + b
let f = s * s
f.backward()
print("f = \(f.number)")
print("s: \(s.gradient), w: \(w.gradient), x: \(x.gradient), b: \(b.gradient)")
// prints:
//   f = 25.0
//   s: 10.0, w: 30.0, x: 20.0, b: 10.0

// In [5]:
func diagram(_ end: Value, names: [(String, Value)]) -> GraphDiagram {
  let history = end.history
  return GraphDiagram(
    history.map { value in
      let name = names.first { $0.1 === value }?.0
      return GraphDiagram.Node(
        [value.operation, name ?? "", "\(value.number)", "gradient \(value.gradient)"]
          .filter { !$0.isEmpty },
        isOperation: !value.operands.isEmpty,
        operands: value.operands.compactMap { operand in
          history.firstIndex { $0 === operand.value }
        })
    })
}

print(diagram(f, names: [("w", w), ("x", x), ("b", b), ("s", s)]))
// prints: graph: 3 operations on 3 values: *, +, *
// draws a picture, which is on the page

// MARK: - A network of values

// In [6]:
struct Network {
  let numbers: [Value]

  func callAsFunction(_ x: [Float]) -> Value {
    let hidden = (0..<4).map { unit in
      let (a, b, c) = (numbers[3 * unit], numbers[3 * unit + 1], numbers[3 * unit + 2])
      return (a * Value(x[0]) + b * Value(x[1]) + c).relu
    }
    return (0..<4).map { numbers[12 + $0] * hidden[$0] }.reduce(numbers[16], +)
  }
}

let inputs: [[Float]] = [[0, 0], [0, 1], [1, 0], [1, 1]]
let targets: [Float] = [0, 1, 1, 0]

// Seventeen numbers between -1 and 1.
manualSeed(1)
let start = (Tensor.rand(17) * 2 - 1).floats
let network = Network(numbers: start.map { Value($0) })

func loss(_ network: Network) -> Value {
  zip(inputs, targets).map { input, target in
    let difference = network(input) - Value(target)
    return difference * difference
  }.reduce(Value(0), +)
}

print("loss at the start: \(loss(network).number, digits: 4)")
print("values behind it: \(loss(network).history.count)")
// prints:
//   loss at the start: 2.2131
//   values behind it: 178

// In [7]:
for _ in 0..<300 {
  for value in network.numbers { value.gradient = 0 }
  loss(network).backward()
  for value in network.numbers { value.number -= 0.05 * value.gradient }
}
for input in inputs {
  print("\(input[0]) \(input[1]): \(network(input).number, digits: 4)")
}
// prints:
//   0.0 0.0: 0.0000
//   0.0 1.0: 1.0000
//   1.0 0.0: 1.0000
//   1.0 1.0: 0.0000

// MARK: - The same with the library

// In [8]:
let tensors = start.map { Tensor($0, requiresGrad: true) }

func output(_ x: [Float]) -> Tensor {
  let hidden = (0..<4).map { (unit: Int) -> Tensor in
    let (a, b, c) = (tensors[3 * unit], tensors[3 * unit + 1], tensors[3 * unit + 2])
    return (a * x[0] + b * x[1] + c).relu()
  }
  return (0..<4).map { tensors[12 + $0] * hidden[$0] }.reduce(tensors[16], +)
}

let optimizer = SGD(tensors, learningRate: 0.05)
for _ in 0..<300 {
  var total = Tensor(0)
  for (input, target) in zip(inputs, targets) {
    let difference = output(input) - target
    total = total + difference * difference
  }
  optimizer.zeroGrad()
  total.backward()
  optimizer.step()
}

let equal = zip(tensors, network.numbers).filter { $0.floats[0] == $1.number }
print("\(equal.count) of \(tensors.count) numbers are equal")
// prints: 17 of 17 numbers are equal

// In [9]:
let (large, small): (Float, Float) = (100_000_000, 3)
print((large + small) + small, large + (small + small))
// prints: 1e+08 1.0000001e+08

// MARK: - What we learned

// In [10]:
extension Value {
  var tanh: Value {
    let t = Tensor(number).tanh().floats[0]
    return Value(t, "tanh", of: [(self, 1 - t * t)])
  }
}

let v = Value(0.5)
(Value(2) * v).tanh.backward()
print("\(v.gradient, digits: 4)")
// prints: 0.8399

// In [11]:
func square(_ w: Float) -> Float {
  let s = Value(w) * x + b
  return (s * s).number
}
print("\((square(2.001) - square(1.999)) / 0.002, digits: 1)")
// prints: 30.0

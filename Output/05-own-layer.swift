// A layer of one's own
//
// The program of the lesson 05-own-layer.md: the cells of its page in order,
// and below each what it prints.
// It imports libraries of the lesson's package. Run it in a clone of that:
//
//     swift run lessons run 05-own-layer.swift

// MARK: - Import

// In [1]:
import Autograd
import Plots
import TensorPlots

// MARK: - The data as a table

// In [2]:
// Linear regression: as tables, one row an example.
let x = Tensor([[1], [2], [3], [4]])
let y = Tensor([[2], [4], [6], [8]])

let inputSize = x.shape[1]
let outputSize = x.shape[1]

// MARK: - The module

// In [3]:
// The same regression, as a module of our own.
struct LinearRegression: Module {
  // The layers.
  let lin: Linear

  init(_ inputs: Int, _ outputs: Int) {
    lin = Linear(inputs, outputs)
  }

  // The forward pass.
  func callAsFunction(_ x: Tensor) -> Tensor {
    lin(x)
  }
}

// The notebook's own random model again: its seed, and the ninth one drawn from it.
manualSeed(4_105_147_856)
for _ in 1...8 { _ = LinearRegression(inputSize, outputSize) }

let model = LinearRegression(inputSize, outputSize)

// MARK: - Finding the parameters

// In [4]:
for (name, parameter) in model.namedParameters {
  print(name, parameter)
}
// prints:
//   lin.weight Parameter containing:
//   tensor([[0.0494]], requires_grad=True)
//   lin.bias Parameter containing:
//   tensor([0.7422], requires_grad=True)

// MARK: - Training

// In [5]:
let xTest = Tensor([5])
print("Prediction before training: f(5) = \(model(xTest).item, digits: 3)")

// Training settings.
let learningRate = 0.01
let epochs = 100

// The loss and the optimizer.
let loss = MSELoss()
let optimizer = SGD(model.parameters, learningRate: learningRate)
var losses: [Float] = []

for epoch in 0..<epochs {
  // Forward pass: the predictions.
  let yPred = model(x)

  // How wrong are they?
  let l = loss(yPred, y)
  losses.append(l.item)

  // Backward pass: the gradients of weight and bias.
  l.backward()
  // Update both.
  optimizer.step()

  // Clear the gradients for the next round.
  optimizer.zeroGrad()
  if epoch % 10 == 0 {
    // The weight comes first in the list, then the bias.
    let w = model.parameters[0]
    print("epoch: \(epoch + 1): w = \(w[0][0]) ,l=\(l, digits: 8)")
  }
}

// The prediction at the end.
print("Prediction after training:f(5) =  \(model(xTest).item, digits: 3)")
// prints:
//   Prediction before training: f(5) = 0.989
//   epoch: 1: w = 0.30486929416656494 ,l=21.84905815
//   epoch: 11: w = 1.3814506530761719 ,l=0.80809522
//   epoch: 21: w = 1.5648349523544312 ,l=0.24958242
//   epoch: 31: w = 1.6042473316192627 ,l=0.22182210
//   epoch: 41: w = 1.6202094554901123 ,l=0.20856853
//   epoch: 51: w = 1.632115125656128 ,l=0.19641997
//   epoch: 61: w = 1.6430925130844116 ,l=0.18498704
//   epoch: 71: w = 1.6536530256271362 ,l=0.17421982
//   epoch: 81: w = 1.663886547088623 ,l=0.16407934
//   epoch: 91: w = 1.6738152503967285 ,l=0.15452912
//   Prediction after training:f(5) =  9.346

// In [6]:
print(plot(losses, x: "epoch", y: "loss", yScale: .logarithmic))
// prints: line chart, logarithmic: loss, 100 points, 21.8 → 0.146
// draws a picture, which is on the page

// MARK: - From scratch

// In [7]:
struct Line: Module {
  let weight: Tensor
  let bias: Tensor

  init(weight: Float, bias: Float) {
    self.weight = Tensor([[weight]], requiresGrad: true)
    self.bias = Tensor([bias], requiresGrad: true)
  }

  func callAsFunction(_ x: Tensor) -> Tensor {
    x.matmul(weight.T) + bias
  }
}

// In [8]:
let small = Line(weight: 2, bias: 1)
print(GraphDiagram(small(x).graph(naming: small.namedParameters + [("x", x)])))
// prints: graph: 3 operations on 3 values: Permute, Mm, Add
// draws a picture, which is on the page

// In [9]:
let line = Line(weight: 0.049385905265808105, bias: 0.742174506187439)
let lineOptimizer = SGD(line.parameters, learningRate: learningRate)

for _ in 0..<epochs {
  loss(line(x), y).backward()
  lineOptimizer.step()
  lineOptimizer.zeroGrad()
}

for (name, parameter) in line.namedParameters {
  print(name, parameter.item)
}
for (name, parameter) in model.namedParameters {
  print(name, parameter.item)
}
// prints:
//   weight 1.682499885559082
//   bias 0.9334887266159058
//   lin.weight 1.682499885559082
//   lin.bias 0.9334887266159058

// MARK: - Modules in modules

// In [10]:
struct Stack: Module {
  let first = Linear(1, 3)
  let middle = [Linear(3, 3), Linear(3, 3), Linear(3, 3, bias: false)]
  let last = Linear(3, 1)

  func callAsFunction(_ x: Tensor) -> Tensor {
    last(middle.reduce(first(x)) { input, layer in layer(input) })
  }
}

for (name, parameter) in Stack().namedParameters {
  print(name, parameter.shape)
}
// prints:
//   first.weight [3, 1]
//   first.bias [3]
//   middle.0.weight [3, 3]
//   middle.0.bias [3]
//   middle.1.weight [3, 3]
//   middle.1.bias [3]
//   middle.2.weight [3, 3]
//   last.weight [1, 3]
//   last.bias [1]

// The linear layer
//
// The program of the lesson 04-linear-layer.md: the cells of its page in order,
// and below each what it prints.
// It imports libraries of the lesson's package. Run it in a clone of that:
//
//     swift run lessons run 04-linear-layer.swift

// MARK: - Import

// In [1]:
import Autograd
import Plots

// MARK: - The data as a table

// In [2]:
// Linear regression: now as tables, one row an example.
let x = Tensor([[1], [2], [3], [4]])
let y = Tensor([[2], [4], [6], [8]])

// The size of the table: 4 rows, 1 column.
let (samples, features) = (x.shape[0], x.shape[1])
print(samples, features)

let inputSize = features
let outputSize = features
// prints: 4 1

// MARK: - The layer

// In [3]:
// The notebook's own random model: its seed, and the ninth layer drawn from it.
manualSeed(4_105_147_856)
for _ in 1...8 { _ = Linear(inputSize, outputSize) }

// The model is a linear layer. It has its own weight and bias.
let model = Linear(inputSize, outputSize)

// In [4]:
let weight = model.parameters[0]
let bias = model.parameters[1]
print("weight = \(weight[0][0])")
print("bias   = \(bias[0])")
// prints:
//   weight = 0.049385905265808105
//   bias   = 0.742174506187439

// MARK: - Before training

// In [5]:
let xTest = Tensor([5])
print("Prediction before training: f(5) = \(model(xTest).item, digits: 3)")
// prints: Prediction before training: f(5) = 0.989

// MARK: - Loss and optimizer

// In [6]:
// Training settings.
let learningRate = 0.01
let epochs = 100

// The loss: the mean squared error.
let loss = MSELoss()
// The optimizer: gradient descent on the parameters of the model.
let optimizer = SGD(model.parameters, learningRate: learningRate)

// MARK: - The first epoch by hand

// In [7]:
print(model(x))
// prints:
//   tensor([[0.7916],
//           [0.8409],
//           [0.8903],
//           [0.9397]], grad_fn=<AddmmBackward0>)

// In [8]:
loss(model(x), y).backward()
print(weight.grad)
print(bias.grad)
model.zeroGrad()
// prints:
//   tensor([[-25.5483]])
//   tensor([-8.2687])

// MARK: - Training

// In [9]:
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

// MARK: - Why the loss falls slowly

// In [10]:
print(plot(losses, x: "epoch", y: "loss", yScale: .logarithmic))
// prints: line chart, logarithmic: loss, 100 points, 21.8 → 0.146
// draws a picture, which is on the page

// In [11]:
print("y = \(weight, digits: 3) * x + \(bias, digits: 3)")
let errors = (model(x) - y).detached()
print(errors)
// prints:
//   y = 1.682 * x + 0.933
//   tensor([[ 0.6160],
//           [ 0.2985],
//           [-0.0190],
//           [-0.3365]])

// In [12]:
loss(model(x), y).backward()
print(weight.grad)
print(bias.grad)
model.zeroGrad()
// prints:
//   tensor([[-0.0951]])
//   tensor([0.2795])

// MARK: - Keep going

// In [13]:
for epoch in epochs..<2000 {
  let l = loss(model(x), y)
  l.backward()
  optimizer.step()
  optimizer.zeroGrad()
  if (epoch + 1) % 500 == 0 {
    let line = "y = \(weight, digits: 3) * x + \(bias, digits: 3)"
    print("epoch: \(epoch + 1): \(line), loss = \(l, digits: 8)")
  }
}
print("f(5) = \(model(xTest).item, digits: 3)")
// prints:
//   epoch: 500: y = 1.904 * x + 0.281, loss = 0.01329911
//   epoch: 1000: y = 1.979 * x + 0.063, loss = 0.00066319
//   epoch: 1500: y = 1.995 * x + 0.014, loss = 0.00003307
//   epoch: 2000: y = 1.999 * x + 0.003, loss = 0.00000165
//   f(5) = 9.998

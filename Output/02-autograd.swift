// Autograd
//
// The program of the lesson 02-autograd.md: the cells of its page in order,
// and below each what it prints.
// It imports libraries of the lesson's package. Run it in a clone of that:
//
//     swift run lessons run 02-autograd.swift

// MARK: - Import

// In [1]:
import Autograd
import Plots
import TensorPlots

// MARK: - The data

// In [2]:
// Linear regression: four points of y = 2 * x.
let x = Tensor([1, 2, 3, 4])
let y = Tensor([2, 4, 6, 8])

// The weight, again from zero.
let w = Tensor(0.0, requiresGrad: true)

// MARK: - Model, loss and gradient

// In [3]:
// The model's prediction.
func forward(_ x: Tensor) -> Tensor { w * x }

// The loss: the mean squared error.
func loss(_ y: Tensor, _ yPred: Tensor) -> Tensor {
  (yPred - y).squared().mean()
}

// The gradient by hand:
// loss       = 1/N * sum of (w*x - y)²
// d(loss)/dw = 1/N * sum of 2x * (w*x - y)
func gradient(_ x: Tensor, _ y: Tensor, _ yPred: Tensor) -> Tensor {
  (2 * x).dot(yPred - y).mean()
}

// MARK: - What backward does

// In [4]:
let firstLoss = loss(y, forward(x))
print(firstLoss)
// prints: tensor(30., grad_fn=<MeanBackward0>)

// In [5]:
print(GraphDiagram(firstLoss.graph(naming: [("w", w), ("x", x), ("loss", firstLoss)])))
// prints: graph: 4 operations on 2 values: Mul, Sub, Pow, Mean
// draws a picture, which is on the page

// In [6]:
firstLoss.backward()
print(w.grad)
// prints: tensor(-30.)

// In [7]:
print(gradient(x, y, forward(x)).item / w.grad.item)
// prints: 4.0

// MARK: - Zeroing

// In [8]:
loss(y, forward(x)).backward()
print(w.grad)
// prints: tensor(-60.)

// In [9]:
w.grad.zero()
print(w.grad)
// prints: tensor(0.)

// MARK: - Training

// In [10]:
// f(5) = w * 5 = 0 * 5 = 0
print("Prediction before training: f(5) = \(forward(Tensor(5)), digits: 3)")

// Training
let learningRate = 0.01
let epochs = 20
var losses: [Float] = []

for epoch in 0..<epochs {
  // Forward pass: the predictions.
  let yPred = forward(x)

  // How wrong are they?
  let l = loss(y, yPred)
  losses.append(l.item)

  // Backward pass: d(loss)/dw.
  l.backward()
  // The update is no part of the model.
  noGrad { w -= learningRate * w.grad }

  // Clear the gradient for the next round.
  w.grad.zero()
  if epoch % 2 == 0 {
    print("epoch: \(epoch + 1): weight = \(w, digits: 3),loss=\(l, digits: 8)")
  }
}

// The prediction at the end.
print("Prediction after training:f(5) = \(forward(Tensor(5)), digits: 5)")
// prints:
//   Prediction before training: f(5) = 0.000
//   epoch: 1: weight = 0.300,loss=30.00000000
//   epoch: 3: weight = 0.772,loss=15.66018772
//   epoch: 5: weight = 1.113,loss=8.17471695
//   epoch: 7: weight = 1.359,loss=4.26725292
//   epoch: 9: weight = 1.537,loss=2.22753215
//   epoch: 11: weight = 1.665,loss=1.16278565
//   epoch: 13: weight = 1.758,loss=0.60698116
//   epoch: 15: weight = 1.825,loss=0.31684780
//   epoch: 17: weight = 1.874,loss=0.16539653
//   epoch: 19: weight = 1.909,loss=0.08633806
//   Prediction after training:f(5) = 9.61241

// MARK: - Forgetting to zero

// In [11]:
let v = Tensor(0.0, requiresGrad: true)
var waves: [Float] = []

for epoch in 0..<epochs {
  let l = loss(y, v * x)
  waves.append(l.item)
  l.backward()
  noGrad { v -= learningRate * v.grad }
  // Here v.grad.zero() is missing.
  if epoch % 2 == 0 {
    print("epoch: \(epoch + 1): weight = \(v, digits: 3),loss=\(l, digits: 3)")
  }
}
// prints:
//   epoch: 1: weight = 0.300,loss=30.000
//   epoch: 3: weight = 1.582,loss=9.833
//   epoch: 5: weight = 3.105,loss=1.034
//   epoch: 7: weight = 3.990,loss=20.994
//   epoch: 9: weight = 3.726,loss=30.262
//   epoch: 11: weight = 2.465,loss=10.520
//   epoch: 13: weight = 0.936,loss=0.787
//   epoch: 15: weight = 0.021,loss=20.301
//   epoch: 17: weight = 0.249,loss=30.492
//   epoch: 19: weight = 1.488,loss=11.218

// In [12]:
print(LineChart(
  [Series("zeroed", losses), Series("never zeroed", waves)],
  x: "epoch", y: "loss"))
// prints:
//   line chart: loss
//     zeroed: 20 points, 30 → 0.0624
//     never zeroed: 20 points, 30 → 1.96, lowest 0.787, highest 30.5
// draws a picture, which is on the page

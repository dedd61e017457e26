// Loss and optimizer
//
// The program of the lesson 03-loss-and-optimizer.md: the cells of its page in order,
// and below each what it prints.
// It imports libraries of the lesson's package. Run it in a clone of that:
//
//     swift run lessons run 03-loss-and-optimizer.swift

// MARK: - Import

// In [1]:
import Autograd
import Plots

// MARK: - The data

// In [2]:
// Linear regression: four points of y = 2 * x.
let x = Tensor([1, 2, 3, 4])
let y = Tensor([2, 4, 6, 8])

// The weight, again from zero.
let w = Tensor(0.0, requiresGrad: true)

// MARK: - Model, loss and optimizer

// In [3]:
// Training settings and the model.
let learningRate = 0.01
let epochs = 20

func forward(_ x: Tensor) -> Tensor { w * x }

// The loss: the mean squared error.
let loss = MSELoss()

// The optimizer: gradient descent on w.
let optimizer = SGD([w], learningRate: learningRate)

// MARK: - What the optimizer does

// In [4]:
let pair = Tensor([1, 2], requiresGrad: true)
let pairOptimizer = SGD([pair], learningRate: 0.1)

pair.squared().sum().backward()
print(pair.grad)
// prints: tensor([2., 4.])

// In [5]:
pairOptimizer.step()
print(pair)
// prints: tensor([0.8000, 1.6000], requires_grad=True)

// MARK: - Training

// In [6]:
// f(5) = w * 5 = 0 * 5 = 0
print("Prediction before training: f(5) = \(forward(Tensor(5)), digits: 3)")

// Training
var losses: [Float] = []

for epoch in 0..<epochs {
  // Forward pass: the predictions.
  let yPred = forward(x)

  // How wrong are they?
  let l = loss(yPred, y)
  losses.append(l.item)

  // Backward pass: d(loss)/dw.
  l.backward()
  // Update the weight.
  optimizer.step()

  // Clear the gradient for the next round.
  optimizer.zeroGrad()
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

// In [7]:
print(plot(losses, x: "epoch", y: "loss"))
// prints: line chart: loss, 20 points, 30 → 0.0624
// draws a picture, which is on the page

// MARK: - The same numbers

// In [8]:
let v = Tensor(0.0, requiresGrad: true)

for _ in 0..<epochs {
  (v * x - y).squared().mean().backward()
  noGrad { v -= learningRate * v.grad }
  v.grad.zero()
}

print(v.item, w.item, v.item == w.item)
// prints: 1.9224810600280762 1.9224810600280762 true

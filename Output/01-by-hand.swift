// Gradient descent by hand
//
// The program of the lesson 01-by-hand.md: the cells of its page in order,
// and below each what it prints.
// It imports libraries of the lesson's package. Run it in a clone of that:
//
//     swift run lessons run 01-by-hand.swift

// MARK: - Import

// In [1]:
import Autograd
import Plots

// MARK: - The data

// In [2]:
// Linear regression: four points of y = 2 * x.
let x: [Float] = [1, 2, 3, 4]
let y: [Float] = [2, 4, 6, 8]

// The weight that we look for. It starts at zero, since we know nothing yet.
var w = 0.0

// MARK: - Model, loss and gradient

// In [3]:
// Two helpers that come with NumPy: the mean of a list, and the dot product of
// two lists, which multiplies them item by item and adds up the products.
func mean(_ values: [Float]) -> Float {
  values.reduce(0, +) / Float(values.count)
}
func dot(_ a: [Float], _ b: [Float]) -> Float {
  zip(a, b).reduce(0) { sum, pair in sum.addingProduct(pair.0, pair.1) }
}

// The model's prediction.
func forward(_ x: [Float]) -> [Float] { x.map { Float(w) * $0 } }
func forward(_ x: Double) -> Double { w * x }

// The loss: the mean squared error.
func loss(_ y: [Float], _ yPred: [Float]) -> Float {
  mean(zip(yPred, y).map { ($0 - $1) * ($0 - $1) })
}

// The gradient of the loss:
// loss       = 1/N * sum of (w*x - y)²
// d(loss)/dw = 1/N * sum of 2x * (w*x - y)
func gradient(_ x: [Float], _ y: [Float], _ yPred: [Float]) -> Float {
  mean([dot(x.map { 2 * $0 }, zip(yPred, y).map { $0 - $1 })])
}

// MARK: - The first epoch by hand

// In [4]:
print(forward(x))
// prints: [0.0, 0.0, 0.0, 0.0]

// In [5]:
print(loss(y, forward(x)))
// prints: 30.0

// In [6]:
print(gradient(x, y, forward(x)))
// prints: -120.0

// MARK: - Training

// In [7]:
// f(5) = w * 5 = 0 * 5 = 0
print("Prediction before training: f(5) = \(forward(5), digits: 3)")

// Training
let learningRate = 0.01
let epochs = 10

var losses: [Float] = []
var weights = [w]

for epoch in 0..<epochs {
  // Forward pass: the predictions.
  let yPred = forward(x)
  // How wrong are they?
  let l = loss(y, yPred)
  // In which direction does the loss grow?
  let dw = gradient(x, y, yPred)
  // One step the other way.
  w -= learningRate * Double(dw)

  losses.append(l)
  weights.append(w)
  print("epoch: \(epoch + 1): weight = \(w, digits: 3),loss=\(l, digits: 8)")
}

// The prediction at the end.
print("Prediction after training:f(5) = \(forward(5), digits: 5)")
// prints:
//   Prediction before training: f(5) = 0.000
//   epoch: 1: weight = 1.200,loss=30.00000000
//   epoch: 2: weight = 1.680,loss=4.79999924
//   epoch: 3: weight = 1.872,loss=0.76800019
//   epoch: 4: weight = 1.949,loss=0.12288000
//   epoch: 5: weight = 1.980,loss=0.01966083
//   epoch: 6: weight = 1.992,loss=0.00314574
//   epoch: 7: weight = 1.997,loss=0.00050331
//   epoch: 8: weight = 1.999,loss=0.00008053
//   epoch: 9: weight = 1.999,loss=0.00001288
//   epoch: 10: weight = 2.000,loss=0.00000206
//   Prediction after training:f(5) = 9.99895

// In [8]:
print(plot(losses, x: "epoch", y: "loss"))
// prints: line chart: loss, 10 points, 30 → 2.06e-6
// draws a picture, which is on the page

// MARK: - Why it works

// In [9]:
var gap = 2.0
for epoch in 1...4 {
  gap *= 0.4
  print("after epoch \(epoch): w = \(2 - gap, digits: 3)")
}
// prints:
//   after epoch 1: w = 1.200
//   after epoch 2: w = 1.680
//   after epoch 3: w = 1.872
//   after epoch 4: w = 1.949

// In [10]:
print(plot(losses, x: "epoch", y: "loss", yScale: .logarithmic))
// prints: line chart, logarithmic: loss, 10 points, 30 → 2.06e-6
// draws a picture, which is on the page

// MARK: - The factor of four

// In [11]:
// The loss as a function of the weight, for measuring only.
func lossAt(_ weight: Double) -> Double {
  let squares = zip(x, y).map { x, y in
    let error = weight * Double(x) - Double(y)
    return error * error
  }
  return squares.reduce(0, +) / Double(squares.count)
}

let nudge = 0.001
let slope = (lossAt(nudge) - lossAt(-nudge)) / (2 * nudge)
print("measured slope: \(slope, digits: 3)")
print("gradient(…):    \(gradient(x, y, [0, 0, 0, 0]), digits: 3)")
// prints:
//   measured slope: -30.000
//   gradient(…):    -120.000

// In [12]:
print(LineChart(
  [
    Series("loss", over: 0...4, lossAt),
    Series("training", x: weights, y: weights.map(lossAt), mark: .path),
  ],
  title: "Down the slope", x: "weight", y: "loss"))
// prints:
//   line chart: Down the slope
//     loss: 81 points, 30 → 30, lowest 0
//     training: 11 points, 30 → 3.3e-7
// draws a picture, which is on the page

// MARK: - Float and Double

// In [13]:
print(Double(Float(0.01 * 120)))
print(Double(Float(0.01) * 120))
// prints:
//   1.2000000476837158
//   1.1999999284744263

// In [14]:
var floatWeight: Float = 0
for epoch in 0..<epochs {
  let yPred = x.map { floatWeight * $0 }
  let l = loss(y, yPred)
  floatWeight -= 0.01 * gradient(x, y, yPred)
  print("epoch: \(epoch + 1): loss=\(l, digits: 8)")
}
// prints:
//   epoch: 1: loss=30.00000000
//   epoch: 2: loss=4.80000067
//   epoch: 3: loss=0.76800019
//   epoch: 4: loss=0.12288000
//   epoch: 5: loss=0.01966083
//   epoch: 6: loss=0.00314574
//   epoch: 7: loss=0.00050332
//   epoch: 8: loss=0.00008053
//   epoch: 9: loss=0.00001288
//   epoch: 10: loss=0.00000206

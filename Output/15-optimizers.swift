// Ways down
//
// The program of the lesson 15-optimizers.md: the cells of its page in order,
// and below each what it prints.
// It imports libraries of the lesson's package. Run it in a clone of that:
//
//     swift run lessons run 15-optimizers.swift

// MARK: - Import

// In [1]:
import Autograd
import Plots

// MARK: - A valley

// In [2]:
func loss(_ w: Tensor, _ b: Tensor) -> Tensor { (w * w + b * b * 20) * 0.5 }

let w = Tensor(-4, requiresGrad: true)
let b = Tensor(1, requiresGrad: true)
let l = loss(w, b)
l.backward()
print(l)
print(w.grad, b.grad)
// prints:
//   tensor(18., grad_fn=<MulBackward0>)
//   tensor(-4.) tensor(20.)

// In [3]:
func walk(_ name: String, _ optimizer: ([Tensor]) -> any Optimizer) -> Series {
  let w = Tensor(-4, requiresGrad: true)
  let b = Tensor(1, requiresGrad: true)
  let optimizer = optimizer([w, b])
  var (ws, bs) = (w.values, b.values)
  for _ in 0..<40 {
    optimizer.zeroGrad()
    loss(w, b).backward()
    optimizer.step()
    ws += w.values
    bs += b.values
  }
  return Series(name, x: ws, y: bs, mark: .path)
}

// MARK: - Gradient descent

// In [4]:
let sgd = walk("SGD") { SGD($0, learningRate: 0.09) }

// MARK: - Momentum

// In [5]:
let momentum = walk("momentum") { SGD($0, learningRate: 0.03, momentum: 0.7) }

// MARK: - Adam

// In [6]:
let adam = walk("Adam") { Adam($0, learningRate: 0.3) }

let first = Adam([w, b], learningRate: 0.3)
first.step()
print(w, b)
// prints: tensor(-3.7000, requires_grad=True) tensor(0.7000, requires_grad=True)

// MARK: - The picture

// In [7]:
print(SurfaceChart(
  [sgd, momentum, adam], x: -4.5...1, y: -1.2...1.2, levels: [0.05, 0.25, 1, 3, 8, 16],
  title: "Three ways down", xLabel: "w", yLabel: "b"
) { w, b in
  (w * w + 20 * b * b) / 2
})
// prints:
//   surface chart: Three ways down, 6 levels
//     SGD: 41 points, 18 → 0.00423
//     momentum: 41 points, 18 → 8.85e-6, lowest 7.67e-6
//     Adam: 41 points, 18 → 0.0704, lowest 0.067
// draws a picture, which is on the page

// In [8]:
for rate in [0.1, 0.3, 1] {
  let w = Tensor(-4, requiresGrad: true)
  let b = Tensor(1, requiresGrad: true)
  let optimizer = Adam([w, b], learningRate: rate)
  for _ in 0..<60 {
    optimizer.zeroGrad()
    loss(w, b).backward()
    optimizer.step()
  }
  print("\(rate): loss \(loss(w, b).item, digits: 3) after 60 steps")
}
// prints:
//   0.1: loss 0.012 after 60 steps
//   0.3: loss 0.002 after 60 steps
//   1.0: loss 0.006 after 60 steps

// MARK: - A rate that changes

// In [9]:
let steps = 100
let constant = ConstantSchedule(0.1)
let stairs = StepSchedule(0.1, every: 30, factor: 0.3)
let cosine = CosineSchedule(0.1, steps: steps)

let shown = Array(stride(from: 0, to: steps, by: 2))
print(LineChart(
  [
    Series("constant", x: shown, y: shown.map { constant($0) }),
    Series("stairs", x: shown, y: shown.map { stairs($0) }),
    Series("cosine", x: shown, y: shown.map { cosine($0) }),
  ], x: "step", y: "learning rate"))
// prints:
//   line chart: learning rate
//     constant: 50 points, 0.1 → 0.1
//     stairs: 50 points, 0.1 → 0.0027
//     cosine: 50 points, 0.1 → 9.87e-5
// draws a picture, which is on the page

// In [10]:
func meanEnd(_ rate: (Int) -> Double) -> Double {
  manualSeed(3)
  var sum = 0.0
  for _ in 0..<200 {
    var (w, b) = (-4.0, 1.0)
    let noise = Tensor.randn(steps, 2).values.map { Double($0) }
    for step in 0..<steps {
      w -= rate(step) * (w + noise[2 * step])
      b -= rate(step) * 0.9 * (20 * b + noise[2 * step + 1])
    }
    sum += (w * w + 20 * b * b) / 2
  }
  return sum / 200
}

print("constant: \(meanEnd { constant($0) }, digits: 4)")
print("stairs:   \(meanEnd { stairs($0) }, digits: 4)")
print("cosine:   \(meanEnd { cosine($0) }, digits: 4)")
// prints:
//   constant: 0.2278
//   stairs:   0.0088
//   cosine:   0.0081

// In [11]:
let weight = Tensor(-4, requiresGrad: true)
let bias = Tensor(1, requiresGrad: true)
let optimizer = SGD([weight, bias], learningRate: 0.09)
let falling = CosineSchedule(0.09, steps: 40)
for step in 0..<40 {
  optimizer.learningRate = falling(step)
  optimizer.zeroGrad()
  loss(weight, bias).backward()
  optimizer.step()
}
print("\(loss(weight, bias).item, digits: 4)")
// prints: 0.1750

// MARK: - What we learned

// In [12]:
for rate in [0.1, 0.101] {
  let weights = [Tensor(-4, requiresGrad: true), Tensor(1, requiresGrad: true)]
  let optimizer = SGD(weights, learningRate: rate)
  for _ in 0..<200 {
    optimizer.zeroGrad()
    loss(weights[0], weights[1]).backward()
    optimizer.step()
  }
  print("\(rate): b = \(weights[1].item, digits: 2)")
}
// prints:
//   0.1: b = 1.00
//   0.101: b = 52.49

// In [13]:
for momentum in [0, 0.5, 0.7, 0.9] {
  let w = Tensor(-4, requiresGrad: true)
  let b = Tensor(1, requiresGrad: true)
  let optimizer = SGD([w, b], learningRate: 0.03, momentum: momentum)
  for _ in 0..<40 {
    optimizer.zeroGrad()
    loss(w, b).backward()
    optimizer.step()
  }
  print("\(momentum): \(loss(w, b).item, digits: 5)")
}
// prints:
//   0.0: 0.69957
//   0.5: 0.04575
//   0.7: 0.00001
//   0.9: 0.11276

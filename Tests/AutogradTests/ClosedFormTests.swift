import Autograd
import Testing

/// Gradients that can be written down: x + 2y + xy and others, as PyTorch tests its C++ interface.
@Suite struct ClosedFormTests {
  private let x: Tensor
  private let y: Tensor
  private let ones = Tensor.ones(2, 2)

  init() {
    var generator = Generator(seed: 11)
    x = .randn(2, 2, using: &generator, requiresGrad: true)
    y = .randn(2, 2, using: &generator, requiresGrad: true)
  }

  private func value(_ x: Tensor, _ y: Tensor) -> Tensor {
    x + 2 * y + x * y
  }

  @Test func gradientsOfASum() {
    value(x, y).sum().backward()
    #expect(x.grad.allClose(y + 1))
    #expect(y.grad.allClose(x + 2))
  }

  @Test func gradientsAddUpOverTwoPasses() {
    let result = value(x, y)
    result.backward(gradient: ones, retainGraph: true)
    result.backward(gradient: ones)
    #expect(x.grad.allClose(2 * (y + 1)))
    #expect(y.grad.allClose(2 * (x + 2)))
  }

  @Test func gradientsWithoutGrad() {
    let found = gradients(of: value(x, y), withRespectTo: [x, y], gradient: ones)
    #expect(found[0].allClose(y + 1))
    #expect(found[1].allClose(x + 2))
    #expect(!x.hasGrad && !y.hasGrad)
  }

  /// The derivative of 2 ∂/∂x + ∂/∂y with respect to x is that of 2 (y + 1) + x + 2.
  @Test func derivativeOfGradients() {
    value(x, y).backward(gradient: ones, createGraph: true)
    #expect(x.grad.allClose(y + 1))
    let sum = 2 * x.grad + y.grad
    let curvature = gradients(of: sum, withRespectTo: [x], gradient: ones, createGraph: true)
    #expect(curvature[0].values == [1, 1, 1, 1])
    #expect(x.grad.allClose(y + 1))
    x.zeroGrad()
    y.zeroGrad()
  }

  /// Ascent along gradients that are part of the graph themselves.
  @Test func gradientsOfWhatWasComputed() {
    var point = x
    for _ in 0..<5 {
      let slope = gradients(
        of: value(point, y), withRespectTo: [point], gradient: ones, createGraph: true)[0]
      #expect(slope.allClose(y + 1))
      point = point + 0.05 * slope
    }
    #expect(value(point, y).sum().item > value(x, y).sum().item)
    point.backward(gradient: ones)
    #expect(x.grad.values == [1, 1, 1, 1])
    // Five steps of 0.05 (y + 1).
    #expect(y.grad.allClose(.full(2, 2, value: 0.25)))
  }

  /// A tensor that the result does not depend on has a gradient of zero.
  @Test func unreachableTensors() {
    let (a, b) = (Tensor([1], requiresGrad: true), Tensor([1], requiresGrad: true))
    let found = gradients(of: a * 2, withRespectTo: [a, b])
    #expect(found.map(\.values) == [[2], [0]])
  }

  @Test func noElements() {
    let empty = Tensor.zeros(0, requiresGrad: true)
    (empty * 3).sum().backward()
    #expect(empty.grad.shape == [0])
  }

  @Test func gradientsOfResultsAreKept() {
    let input = Tensor([[0.25, -1, 2]], requiresGrad: true)
    let hidden = input * 3
    let loss = (hidden * hidden).sum()
    hidden.retainGrad()
    hidden.retainGrad()
    loss.backward(retainGraph: true)
    #expect(input.grad.allClose(hidden * 6))
    #expect(hidden.grad.allClose(hidden * 2))
    loss.backward(retainGraph: true)
    #expect(input.grad.allClose(hidden * 12))
    #expect(hidden.grad.allClose(hidden * 4))
  }

  /// A leaf's gradient is kept whether or not that is asked for.
  @Test func gradientsOfLeavesAreKept() {
    let leaf = Tensor([1, 2], requiresGrad: true)
    leaf.retainGrad()
    (leaf * leaf).sum().backward()
    #expect(leaf.grad.values == [2, 4])
  }

  /// The two expressions with which micrograd compares itself with PyTorch, to PyTorch's last digit.
  @Test func microgradsFirstExpression() {
    let x = Tensor(-4, requiresGrad: true)
    let z = 2 * x + 2 + x
    let q = z.relu() + z * x
    let y = (z * z).relu() + q + q * x
    y.backward()
    #expect(y.item == -20)
    #expect(x.grad.item == 46)
  }

  @Test func microgradsSecondExpression() {
    let (a, b) = (Tensor(-4, requiresGrad: true), Tensor(2, requiresGrad: true))
    let c = a + b
    let d = a * b + b.pow(3)
    c += c + 1
    c += 1 + c - a
    d += d * 2 + (b + a).relu()
    d += 3 * d + (b - a).relu()
    let f = (c - d).squared()
    let g = f / 2
    g += 10 / f
    g.backward()
    #expect(g.item == Float(24.704082489013672))
    #expect(a.grad.item == Float(138.8338165283203))
    #expect(b.grad.item == Float(645.5772705078125))
  }
}

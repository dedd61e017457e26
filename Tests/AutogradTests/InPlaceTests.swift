import Autograd
import Testing

/// Changes in place, recorded and not.
@Suite struct InPlaceTests {
  @Test func allOperators() {
    let a = Tensor([1, 2, 3])
    a += 1
    a -= 0.5 as Float
    a *= 2.0
    a /= 4
    #expect(a.floats == [0.75, 1.25, 1.75])
    a += Tensor([1, 2, 3])
    a -= Tensor(1)
    a *= Tensor([2, 2, 2])
    a /= Tensor([1, 2, 4])
    #expect(a.floats == [1.5, 2.25, 1.875])
    a.fill(with: 7)
    #expect(a.values == [7, 7, 7])
    a.zero()
    #expect(a.values == [0, 0, 0])
  }

  @Test func everyHandleSeesTheChange() {
    let a = Tensor([1, 2])
    var b = a
    b += 1
    #expect(a.values == [2, 3])
    b = b + 1
    b += 1
    #expect(a.values == [2, 3])
  }

  @Test func operandMayBeTheTensorItself() {
    let a = Tensor([1, 2])
    a += a
    a *= a
    #expect(a.values == [4, 16])
  }

  @Test func updateKeepsTheLeaf() {
    let w = Tensor(1, requiresGrad: true)
    (w * 3).backward()
    noGrad { w -= 0.5 * w.grad }
    #expect(w.item == Float(-0.5))
    #expect(w.isLeaf && w.requiresGrad && w.grad.item == 3)
    // The next graph uses the new value.
    (w * w).backward()
    #expect(w.grad.item == 2)
  }

  /// Gradients as in PyTorch for the same statements.
  @Test func recordedChange() {
    let w = Tensor([1, 2], requiresGrad: true)
    let y = w * 3
    y += 1
    y *= Tensor([2, 4])
    y -= w
    y.sum().backward()
    #expect(y.values == [7, 26])
    #expect(w.grad.values == [5, 11])
  }

  @Test func recordedChangeByATrackedTensor() {
    let w = Tensor([1, 2], requiresGrad: true)
    let y = w * 3
    y *= w
    y /= w
    y.sum().backward()
    #expect(y.values == [3, 6])
    #expect(w.grad.values == [3, 3])
  }

  @Test func recordedChangeByItself() {
    let w = Tensor([1, 2], requiresGrad: true)
    let y = w * 1
    y *= y
    y.sum().backward()
    #expect(w.grad.values == [2, 4])
  }

  /// What was computed before the change goes back to the value of that time.
  @Test func consumersBeforeAndAfterTheChange() {
    let w = Tensor([1, 2], requiresGrad: true)
    let y = w * 3
    let before = y + 1
    y *= 10
    let after = y + 1
    (before + after).sum().backward()
    #expect(w.grad.values == [33, 33])
  }

  @Test func untrackedTensorBecomesPartOfTheGraph() {
    let w = Tensor(2, requiresGrad: true)
    let total = Tensor.zeros(2)
    total += w
    total += w * Tensor([1, 10])
    #expect(total.requiresGrad && !total.isLeaf)
    total.sum().backward()
    #expect(w.grad.item == 13)
  }

  @Test func fillCutsTheGradient() {
    let w = Tensor([1, 2], requiresGrad: true)
    let y = w * 3
    y.fill(with: 5)
    (y * w).sum().backward()
    #expect(w.grad.values == [5, 5])
  }

  @Test func changeOfWhatIsNotSavedIsFine() {
    let w = Tensor([1, 2], requiresGrad: true)
    let x = Tensor([3, 4])
    let loss = (w + x).sum()
    x *= 0
    loss.backward()
    #expect(w.grad.values == [1, 1])
  }

  /// What an operation keeps for its gradient goes with the past of a tensor that is changed.
  @Test func changesOfParts() {
    let x = Tensor([1, 2, 3], requiresGrad: true)
    let part = x[IndexTensor([2, 0, 2])]
    part *= Tensor([10, 100, 1000])
    part.backward(gradient: .ones(3), retainGraph: true)
    #expect(x.grad.values == [100, 0, 1010])
    part.backward(gradient: .ones(3))
    #expect(x.grad.values == [200, 0, 2020])
  }
}

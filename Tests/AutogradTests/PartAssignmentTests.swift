import Autograd
import Testing

/// Parts that are assigned to: what is changed, and what the graph makes of it.
@Suite struct PartAssignmentTests {
  @Test func everyKindOfPart() {
    let x = Tensor.zeros(3, 4)
    x[0] = Tensor([1, 2, 3, 4])
    x[1..., 0] = 7
    x[-1, 1..<3] = Tensor([[5, 6]])
    x[IndexTensor([1]), IndexTensor([2])] = 0.5
    x[Mask([false, true, false])][0] = 9  // A copy of the row, which nobody keeps.
    #expect(x.floats == [1, 2, 3, 4, 7, 0, 0.5, 0, 7, 5, 6, 0])
    x[x == 0] = -1
    x[IndexTensor([0, 0])] = Tensor([[1], [2]])
    #expect(x.floats == [2, 2, 2, 2, 7, -1, 0.5, -1, 7, 5, 6, -1])
    let learningRate = 0.25
    x[0, 0] = learningRate
    #expect(x[0, 0].item == Float(0.25))
  }

  @Test func arithmeticOfParts() {
    let x = Tensor([[1, 2], [3, 4]])
    x[0] += 1
    x[0..., 1] *= Tensor([10, 100])
    x[x > 100] -= 400
    x[-1] /= 2
    #expect(x.floats == [2, 30, 1.5, 0])
  }

  @Test func variablesAreChangedInPlace() {
    let x = Tensor([1, 2])
    var y = x
    y += 1
    y -= Tensor([1, 0])
    y *= 2
    y /= Tensor([1, 3])
    #expect(x.values == [2, 2])
    y = y + 1
    y += 1
    #expect(x.values == [2, 2])
  }

  @Test func aTensorAssignedToItself() {
    let x = Tensor([[1, 2]], requiresGrad: true)
    let y = x * 3
    y[0] = y
    y.backward(gradient: Tensor([[1, 10]]))
    #expect(x.grad.values == [3, 30])
  }

  @Test func leavesInsideNoGrad() {
    let w = Tensor([1, 2, 3], requiresGrad: true)
    noGrad {
      w[0] = 5
      w[1..<3] *= 2
      w.copy(from: w + 1)
    }
    #expect(w.isLeaf && w.values == [6, 5, 7])
  }

  @Test func anUntrackedTensorBecomesPartOfTheGraph() {
    let w = Tensor([2, 3], requiresGrad: true)
    let x = Tensor.zeros(2, 2)
    x[1] = w * w
    #expect(!x.isLeaf)
    x.sum().backward()
    #expect(w.grad.values == [4, 6])
  }

  /// States gathered one by one, as a recurrent layer gathers its outputs.
  @Test func gatheredInALoop() {
    let w = Tensor(2, requiresGrad: true)
    let states = Tensor.zeros(4)
    var state = Tensor(1)
    for step in 0..<4 {
      state = state * w
      states[step] = state
    }
    states.sum().backward()
    #expect(states.values == [2, 4, 8, 16])
    #expect(w.grad.item == 1 + 4 + 12 + 32)
  }

  @Test func noElements() {
    let w = Tensor([1, 2], requiresGrad: true)
    let x = w * 1
    x[0..<0] = Tensor(3)
    x[x > 5] = 1
    x.sum().backward()
    #expect(w.grad.values == [1, 1])
  }
}

import Autograd
import Testing

/// Graphs a million operations deep are built, differentiated and released in loops: a recursion
/// would overflow the stack.
@Suite struct DeepGraphTests {
  private let depth = 1_000_000
  /// Deep enough for a recursion to overflow any thread's stack, and sooner done.
  private let lesserDepth = 200_000

  @Test func chain() {
    let w = Tensor(1, requiresGrad: true)
    var last = w + 0
    for _ in 1..<depth { last = last + 1 }
    #expect(last.item == 1_000_000)
    last.backward()
    #expect(w.grad.item == 1)
  }

  @Test func chainOfSavingOperations() {
    let w = Tensor(1, requiresGrad: true)
    var last = w * 1
    for _ in 1..<lesserDepth { last = last * 1 }
    last.backward(retainGraph: true)
    last.backward()
    #expect(w.grad.item == 2)
  }

  @Test func twoOperands() {
    let w = Tensor(1, requiresGrad: true)
    let x = Tensor(0, requiresGrad: true)
    var last = w + x
    for _ in 1..<depth { last = last + x }
    last.backward()
    #expect(w.grad.item == 1)
    #expect(x.grad.item == 1_000_000)
  }

  @Test func bothOperandsInTheChain() {
    let w = Tensor(1, requiresGrad: true)
    var last = w * 0.5
    for _ in 1..<lesserDepth { last = last * 0.5 + last * 0.5 }
    last.backward()
    #expect(w.grad.item == Float(0.5))
  }

  @Test func releasedWithoutDifferentiation() {
    let w = Tensor(1, requiresGrad: true)
    var last = w * w
    for _ in 1..<lesserDepth { last = last + w }
    #expect(last.requiresGrad)
  }

  @Test func changedInPlace() {
    let w = Tensor(1, requiresGrad: true)
    let total = w * 1
    for _ in 1..<lesserDepth { total += w }
    total.backward()
    #expect(w.grad.item == 200_000)
  }

  /// Nodes without numbers, which gather the operands of one joining, are released like others.
  @Test func joined() {
    let w = Tensor([1], requiresGrad: true)
    var last = w * 1
    for _ in 1..<lesserDepth / 10 { last = concatenated([last, w, w, w, w])[0..<1] }
    last.backward()
    #expect(w.grad.values == [1])
    #expect(concatenated(Array(repeating: w, count: 1000)).count == 1000)
  }
}

import Autograd
import Testing

/// What `backward` does beyond the rules of single operations.
@Suite struct GraphTests {
  @Test func gradientsAddUpOverPasses() {
    let w = Tensor(3, requiresGrad: true)
    (w * w).backward()
    #expect(w.grad.item == 6)
    (w * w).backward()
    #expect(w.grad.item == 12)
    w.grad.zero()
    #expect(w.hasGrad && w.grad.item == 0)
    w.zeroGrad()
    #expect(!w.hasGrad)
  }

  @Test func retainedGraphRunsAgain() {
    let w = Tensor([1, 2], requiresGrad: true)
    let loss = (w.squared() * 3).sum()
    loss.backward(retainGraph: true)
    loss.backward(retainGraph: true)
    loss.backward()
    #expect(w.grad.values == [18, 36])
  }

  /// Operations that save nothing can be differentiated again, as in PyTorch.
  @Test func sumRunsAgainWithoutRetaining() {
    let w = Tensor([1, 2], requiresGrad: true)
    let loss = (w + 1).sum()
    loss.backward()
    loss.backward()
    #expect(w.grad.values == [2, 2])
  }

  @Test func leafItself() {
    let w = Tensor(2, requiresGrad: true)
    w.backward()
    w.backward()
    #expect(w.grad.item == 2)
  }

  /// Newest consumer first: (1 + 2^24) - 2^24 in any other order would not be 0.
  @Test func gradientsAddUpNewestConsumerFirst() {
    let w = Tensor(1, requiresGrad: true)
    let oldest = w * -0x1p24
    let middle = w * 0x1p24
    let newest = w * 1
    ((oldest + middle) + newest).backward()
    #expect(w.grad.item == 0)

    let v = Tensor(1, requiresGrad: true)
    let first = v * 1
    let second = v * -0x1p24
    let third = v * 0x1p24
    ((first + second) + third).backward()
    #expect(v.grad.item == 1)
  }

  /// The sum of one pass is added to the gradient as a whole.
  @Test func onePassIsSummedBeforeItIsAdded() {
    let w = Tensor(1, requiresGrad: true)
    (w * 0x1p24).backward()
    let first = w * 1
    let second = w * 1
    (first + second).backward()
    #expect(w.grad.item == 0x1p24 + 2)
  }

  @Test func gradientsAreIndependentOfEachOther() {
    let a = Tensor([1, 2], requiresGrad: true)
    let b = Tensor([3, 4], requiresGrad: true)
    (a + b).backward(gradient: .ones(2))
    a.grad.zero()
    #expect(b.grad.values == [1, 1])
  }

  @Test func givenGradientIsNotTaken() {
    let w = Tensor([1, 2], requiresGrad: true)
    let gradient = Tensor([1, 1])
    (w * 1).backward(gradient: gradient)
    (w * 1).backward(gradient: gradient)
    #expect(w.grad.values == [2, 2])
    #expect(gradient.values == [1, 1])
  }

  @Test func detachedHasNoHistory() {
    let w = Tensor(3, requiresGrad: true)
    let square = w * w
    let constant = square.detached()
    #expect(!constant.requiresGrad && constant.isLeaf)
    (square * constant).backward()
    #expect(w.grad.item == 54)
  }

  @Test func requiresGradFromOnePointOn() {
    let x = Tensor(2)
    let w = Tensor(3, requiresGrad: true)
    let product = w * x
    x.requiresGrad = true
    product.backward()
    #expect(w.grad.item == 2)
    #expect(!x.hasGrad)
  }

  @Test func diamond() {
    let w = Tensor(2, requiresGrad: true)
    let left = w * 3
    let right = left * left
    (right + left * right).backward()
    // d(9w² + 27w³)/dw
    #expect(w.grad.item == 36 + 324)
  }

  @Test func noGradNestsAndPassesOn() throws {
    struct Stop: Error {}
    let w = Tensor(1, requiresGrad: true)
    let inner = noGrad { noGrad { w * 2 }.requiresGrad || (w * 2).requiresGrad }
    #expect(!inner && isGradEnabled)
    #expect(throws: Stop.self) { try noGrad { throw Stop() } }
    #expect((w * 2).requiresGrad)
  }

  @Test func noGradIsOfOneThread() async {
    let w = Tensor(1, requiresGrad: true)
    let others = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask { noGrad { (w * 2).requiresGrad } || !(w * 2).requiresGrad }
      }
      return await group.reduce(false) { $0 || $1 }
    }
    #expect(!others)
  }

  /// A graph begun on one thread and finished on another is still ordered by dependency.
  @Test func graphAcrossTasks() async {
    let w = Tensor(2, requiresGrad: true)
    var product = w * 1
    for _ in 0..<20 {
      let last = product
      product = await Task.detached { last * last / last + w }.value
    }
    product.backward()
    #expect(w.grad.item == 21)
  }
}

/// Gradients of parts are added to what has arrived already.
@Suite struct PartGradientTests {
  @Test func partsOfOneTensor() {
    let x = Tensor([[1, 2, 3], [4, 5, 6]], requiresGrad: true)
    let y = x * 1
    let loss = y[0].sum() + (y[0..., 1] * 10).sum() + (y[1] * y[1]).sum() + y.sum()
    loss.backward()
    #expect(x.grad.values == [2, 12, 2, 9, 21, 13])
  }

  /// A gradient that a hook has seen is not changed by what arrives later elsewhere.
  @Test func gradientsSeenByHooksStay() {
    let x = Tensor([1, 2, 3], requiresGrad: true)
    let y = x * 1
    var seen: [Tensor] = []
    let whole = y * 1
    whole.onGrad { seen.append($0) }
    (y[0] * 5 + whole.sum()).backward()
    #expect(seen.map(\.values) == [[1, 1, 1]])
    #expect(x.grad.values == [6, 1, 1])
  }
}

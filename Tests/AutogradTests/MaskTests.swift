import Autograd
import Testing

/// Comparisons and what is done with their results.
@Suite struct MaskTests {
  private let a = Tensor([1, 2, .nan])
  private let b = Tensor([2, 2, .nan])

  @Test func comparisonsOfTensors() {
    #expect((a < b).values == [true, false, false])
    #expect((a <= b).values == [true, true, false])
    #expect((a > b).values == [false, false, false])
    #expect((a >= b).values == [false, true, false])
    #expect((a == b).values == [false, true, false])
    #expect((a != b).values == [true, false, true])
  }

  @Test func comparisonsWithNumbers() {
    #expect((a < 2).values == [true, false, false])
    #expect((a <= 2).values == [true, true, false])
    #expect((a > 1.5).values == [false, true, false])
    #expect((a >= 1).values == [true, true, false])
    #expect((a == 1).values == [true, false, false])
    #expect((a != 1).values == [false, true, true])
  }

  @Test func comparisonsAreBroadcast() {
    let mask = Tensor([[1], [2]]) > Tensor([0, 1, 2])
    #expect(mask.shape == [2, 3])
    #expect(mask.values == [true, false, false, true, true, false])
    #expect((Tensor(3) > Tensor([[1, 4]])).values == [true, false])
    #expect((Tensor.zeros(0) > 1).values == [])
  }

  @Test func comparisonsOfIntegers() {
    let labels = IndexTensor([2, 0, 1])
    #expect((IndexTensor([2, 1, 1]) == labels).values == [true, false, true])
    #expect((IndexTensor([2, 1, 1]) != labels).trueCount == 1)
    #expect((labels < IndexTensor([[1], [2]])).values == [false, true, false, false, true, true])
    #expect((labels >= 1).values == [true, false, true])
    #expect((labels <= 1).values == [false, true, true])
    #expect((labels > 1).values == [true, false, false])
  }

  @Test func logic() {
    let (p, q) = (Mask([true, true, false, false]), Mask([true, false, true, false]))
    #expect((!p).values == [false, false, true, true])
    #expect((p & q).values == [true, false, false, false])
    #expect((p | q).values == [true, true, true, false])
    #expect((p ^ q).values == [false, true, true, false])
    #expect((p & Mask([true, false], shape: [2, 1])).shape == [2, 4])
    #expect(p.any && !p.all && p.trueCount == 2)
    #expect(Mask([]).all && !Mask([]).any)
  }

  @Test func numbers() {
    #expect(Tensor(a > 1).values == [0, 1, 0])
    #expect(Tensor(Mask([true, false], shape: [2, 1])).shape == [2, 1])
    #expect(Tensor(IndexTensor([[3, -4]])).values == [3, -4])
  }

  @Test func printing() {
    #expect("\(a > 1)" == "tensor([False,  True, False])")
    #expect("\(Mask([true, true]))" == "tensor([True, True])")
    #expect("\(Mask([]))" == "tensor([], dtype=torch.bool)")
    #expect("\(IndexTensor([2, 0, 11]))" == "tensor([ 2,  0, 11])")
    #expect("\(IndexTensor([[1, -2], [3, 4]]))" == "tensor([[ 1, -2],\n        [ 3,  4]])")
    #expect("\(IndexTensor(7))" == "7" && IndexTensor(7).description == "tensor(7)")
    #expect("\(IndexTensor([]))" == "tensor([], dtype=torch.int64)")
    #expect(
      "\(IndexTensor([], shape: [0, 3]))" == "tensor([], size=(0, 3), dtype=torch.int64)")
    #expect(
      "\(IndexTensor(0..<1001))" == "tensor([   0,    1,    2,  ...,  998,  999, 1000])")
  }
}

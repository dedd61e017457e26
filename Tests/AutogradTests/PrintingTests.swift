import Autograd
import Testing

/// What `print` shows: the texts are PyTorch's own.
@Suite struct PrintingTests {
  @Test(
    arguments: [
      (Tensor([1.5, 2]), "tensor([1.5000, 2.0000])"),
      (Tensor(30), "tensor(30.)"),
      (Tensor(-0.5), "tensor(-0.5000)"),
      (Tensor(0.1), "tensor(0.1000)"),
      (Tensor(123456.789), "tensor(123456.7891)"),
      (Tensor([-1, 2, -30]), "tensor([ -1.,   2., -30.])"),
      (Tensor([-1.5, 22.25]), "tensor([-1.5000, 22.2500])"),
      (.zeros(2), "tensor([0., 0.])"),
      (Tensor([-0.0]), "tensor([-0.])"),
      (Tensor([]), "tensor([])"),
      (.zeros(2, 0), "tensor([], size=(2, 0))"),
      (.zeros(0, 3, requiresGrad: true), "tensor([], size=(0, 3), requires_grad=True)"),
    ] as [(Tensor, String)])
  func numbers(tensor: Tensor, expected: String) {
    #expect(tensor.description == expected)
  }

  @Test(
    arguments: [
      ([1, .nan, .infinity, -.infinity], "tensor([1., nan, inf, -inf])"),
      ([1.5, .nan, -.infinity], "tensor([1.5000,    nan,   -inf])"),
      ([.nan, -.nan], "tensor([nan, nan])"),
      ([1e-3, 2000], "tensor([1.0000e-03, 2.0000e+03])"),
      ([123_456_792, 1], "tensor([1.2346e+08, 1.0000e+00])"),
      ([1e8], "tensor([100000000.])"),
      ([1e-5, 1e-4], "tensor([1.0000e-05, 1.0000e-04])"),
      ([1e-4], "tensor([1.0000e-04])"),
      (
        [-1e-5, .nan, 1, .infinity], "tensor([-1.0000e-05,         nan,  1.0000e+00,         inf])"
      ),
      ([1, 1000], "tensor([   1., 1000.])"),
      ([1, 1001], "tensor([1.0000e+00, 1.0010e+03])"),
    ] as [([Float], String)])
  func specialNumbers(values: [Float], expected: String) {
    #expect(Tensor(values).description == expected)
  }

  @Test func matrices() {
    #expect(
      Tensor([[1], [2]]).description == """
        tensor([[1.],
                [2.]])
        """)
    #expect(
      counting(2, 2, 2).description == """
        tensor([[[0., 1.],
                 [2., 3.]],

                [[4., 5.],
                 [6., 7.]]])
        """)
    #expect(
      counting(2, 1, 2, 2).description == """
        tensor([[[[0., 1.],
                  [2., 3.]]],


                [[[4., 5.],
                  [6., 7.]]]])
        """)
  }

  @Test func longRows() {
    #expect(
      (counting(25) * 0.5).description == """
        tensor([ 0.0000,  0.5000,  1.0000,  1.5000,  2.0000,  2.5000,  3.0000,  3.5000,
                 4.0000,  4.5000,  5.0000,  5.5000,  6.0000,  6.5000,  7.0000,  7.5000,
                 8.0000,  8.5000,  9.0000,  9.5000, 10.0000, 10.5000, 11.0000, 11.5000,
                12.0000])
        """)
  }

  @Test func summaries() {
    #expect(
      counting(1001).description == "tensor([   0.,    1.,    2.,  ...,  998.,  999., 1000.])")
    #expect(
      (counting(30, 40) * 0.5).description == """
        tensor([[0.0000e+00, 5.0000e-01, 1.0000e+00,  ..., 1.8500e+01, 1.9000e+01,
                 1.9500e+01],
                [2.0000e+01, 2.0500e+01, 2.1000e+01,  ..., 3.8500e+01, 3.9000e+01,
                 3.9500e+01],
                [4.0000e+01, 4.0500e+01, 4.1000e+01,  ..., 5.8500e+01, 5.9000e+01,
                 5.9500e+01],
                ...,
                [5.4000e+02, 5.4050e+02, 5.4100e+02,  ..., 5.5850e+02, 5.5900e+02,
                 5.5950e+02],
                [5.6000e+02, 5.6050e+02, 5.6100e+02,  ..., 5.7850e+02, 5.7900e+02,
                 5.7950e+02],
                [5.8000e+02, 5.8050e+02, 5.8100e+02,  ..., 5.9850e+02, 5.9900e+02,
                 5.9950e+02]])
        """)
    #expect(
      counting(2, 1000).description == """
        tensor([[0.0000e+00, 1.0000e+00, 2.0000e+00,  ..., 9.9700e+02, 9.9800e+02,
                 9.9900e+02],
                [1.0000e+03, 1.0010e+03, 1.0020e+03,  ..., 1.9970e+03, 1.9980e+03,
                 1.9990e+03]])
        """)
  }

  @Test func suffixes() {
    #expect(
      Tensor([1.5, 2], requiresGrad: true).description
        == "tensor([1.5000, 2.0000], requires_grad=True)")
    let six = counting(6) * 0.5 + 0.125
    six.requiresGrad = true
    #expect(
      six.description
        == "tensor([0.1250, 0.6250, 1.1250, 1.6250, 2.1250, 2.6250], requires_grad=True)")
    let nine = counting(9) * 0.5 + 0.125
    nine.requiresGrad = true
    #expect(
      nine.description == """
        tensor([0.1250, 0.6250, 1.1250, 1.6250, 2.1250, 2.6250, 3.1250, 3.6250, 4.1250],
               requires_grad=True)
        """)
    #expect(
      Tensor.ones(2, 2, requiresGrad: true).description == """
        tensor([[1., 1.],
                [1., 1.]], requires_grad=True)
        """)
  }

  @Test func histories() {
    let operations: [(String, (Tensor) -> Tensor)] = [
      ("Add", { $0 + $0 }), ("Add", { $0 + 1 }), ("Sub", { $0 - $0 }), ("Sub", { $0 - 1 }),
      ("Rsub", { 1 - $0 }), ("Mul", { $0 * $0 }), ("Mul", { 2 * $0 }), ("Div", { $0 / $0 }),
      ("Div", { $0 / 2 }), ("Mul", { 2 / $0 }), ("Neg", { -$0 }), ("Pow", { $0.squared() }),
      ("Reciprocal", { $0.reciprocal() }), ("Sum", { $0.sum() }), ("Sum", { $0.sum(dim: 0) }),
      ("Mean", { $0.mean() }), ("Mean", { $0.mean(dim: 1) }), ("Mm", { $0.matmul($0) }),
      ("Mv", { $0.matmul(.ones(2)) }), ("Dot", { $0[0].dot($0[0]) }),
      ("View", { $0.flattened() }), ("Permute", { $0.T }), ("Transpose", { $0.transposed(0, 1) }),
      ("Squeeze", { $0.squeezed() }), ("Unsqueeze", { $0.unsqueezed(dim: 0) }),
      ("Select", { $0[0] }), ("MseLoss", { mseLoss($0, $0) }),
      ("Addmm", { linear($0, weight: .ones(2, 2), bias: .ones(2)) }),
      ("Mm", { linear($0, weight: .ones(2, 2)) }),
    ]
    for (name, operation) in operations {
      let result = operation(.ones(2, 2, requiresGrad: true))
      #expect(result.description.contains("grad_fn=<\(name)Backward"))
    }
  }

  /// Python's `f'{t}'`, `f'{t:.3f}'` and `f'{t:.0f}'` of tensors without dimensions.
  @Test(
    arguments: [
      (0.30486929416656494, "0.30486929416656494", "0.305", "0"), (30, "30.0", "30.000", "30"),
      (0.1, "0.10000000149011612", "0.100", "0"), (1e-5, "9.999999747378752e-06", "0.000", "0"),
      (1e-4, "9.999999747378752e-05", "0.000", "0"),
      (123_456_792, "123456792.0", "123456792.000", "123456792"),
      (9.2e15, "9200000336658432.0", "9200000336658432.000", "9200000336658432"),
      (1e16, "1.0000000272564224e+16", "10000000272564224.000", "10000000272564224"),
      (1e22, "9.999999778196308e+21", "9999999778196308361216.000", "9999999778196308361216"),
      (-0.0, "-0.0", "-0.000", "-0"), (.nan, "nan", "nan", "nan"), (-.nan, "nan", "nan", "nan"),
      (.infinity, "inf", "inf", "inf"), (-.infinity, "-inf", "-inf", "-inf"),
      (0x1p-149, "1.401298464324817e-45", "0.000", "0"), (-2.5, "-2.5", "-2.500", "-2"),
      (
        3e38, "3.0000000054977558e+38", "300000000549775575777803994281145270272.000",
        "300000000549775575777803994281145270272"
      ),
    ] as [(Float, String, String, String)])
  func interpolation(value: Float, plain: String, threeDigits: String, noDigits: String) {
    let tensor = Tensor(value)
    #expect("\(tensor)" == plain)
    #expect("\(tensor, digits: 3)" == threeDigits)
    #expect("\(value, digits: 0)" == noDigits)
    #expect("\(Double(value), digits: 3)" == threeDigits)
  }

  @Test func interpolationOfDimensions() {
    #expect("\(Tensor([0.5]))" == "tensor([0.5000])")
    #expect("\(Tensor([[2]]), digits: 1)" == "2.0")
    #expect("\(1e300, digits: 330)".utf8.count == 301 + 1 + 330)
  }

  private func counting(_ shape: Int...) -> Tensor {
    Tensor((0..<shape.reduce(1, *)).map(Float.init), shape: shape)
  }
}

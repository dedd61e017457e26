import Autograd
import Testing

/// The fixed cascade: the sums are PyTorch's own bits with one thread.
@Suite struct SummationTests {
  @Test(
    arguments: [
      (0, 0), (1, -4.865979), (3, 1.4742274), (4, 2.2783513), (5, 1.5051556), (7, -4.773195),
      (8, 0.12371206), (9, 3.4432998), (12, 3.9381452), (31, 10.278353), (32, 8.525774),
      (33, 5.1958776), (64, 14.195877), (100, 6.5154657), (257, 47.680416), (1000, 201.65979),
      (4096, 796.15454), (10007, 1957.938), (100_000, 19581.73), (300_001, 58757.79),
    ] as [(Int, Float)])
  func sum(count: Int, expected: Float) {
    #expect(Tensor(samples(count)).sum().item == expected)
  }

  /// The checksums cover the bits of all sums of a dimension.
  @Test(
    arguments: [
      (3, 2, 0x89d9_bb20, 0x0fcd_c09c), (5, 4, 0x861a_2a51, 0xe2c2_0c9f),
      (7, 5, 0x1f0f_90ca, 0x0ee1_6bfb), (100, 1, 0x40d0_7eb2, 0x5e63_6e2d),
      (100, 3, 0x02dd_58c1, 0x8150_053c), (129, 7, 0x7d5c_634a, 0x212f_6eda),
      (33, 8, 0xbcef_9871, 0x3d4e_dc57), (100, 9, 0x8922_ef5e, 0x4a0b_3511),
      (257, 32, 0xbe84_961a, 0x4c6f_8783), (300, 41, 0x04fb_bb76, 0x6e1e_1b6e),
      (1000, 70, 0x46dc_1ef8, 0x8881_f014),
    ] as [(Int, Int, UInt32, UInt32)])
  func sumsAlongDimensions(rows: Int, columns: Int, ofColumns: UInt32, ofRows: UInt32) {
    let matrix = Tensor(samples(rows * columns), shape: [rows, columns])
    #expect(checksum(matrix.sum(dim: 0)) == ofColumns)
    #expect(checksum(matrix.sum(dim: 1)) == ofRows)
  }

  /// The gradient of a tensor that was stretched along several dimensions.
  @Test(
    arguments: [
      ([5, 9, 7], [1, 9, 1], 1_865_614_354), ([40, 3, 5], [1, 3, 1], 2_812_342_130),
      ([3, 40, 33], [1, 1, 33], 647_064_999), ([9, 12, 5, 7], [1, 12, 1, 7], 1_001_123_473),
      ([6, 2, 7, 3, 5], [1, 2, 1, 3, 1], 2_286_785_179),
      ([6, 2, 7, 3, 5], [1, 2, 1, 1, 5], 3_739_549_412),
    ] as [([Int], [Int], UInt32)])
  func sumsOverStretchedDimensions(whole: [Int], shape: [Int], expected: UInt32) {
    let small = Tensor.zeros(shape, requiresGrad: true)
    let count = whole.reduce(1, *)
    (small + .zeros(whole)).backward(gradient: Tensor(samples(count), shape: whole))
    #expect(small.grad.shape == shape)
    #expect(checksum(small.grad) == expected)
  }

  @Test func addsTheTailOfNineFirst() {
    let big: Float = 0x1p24
    // Left to right, the one would be lost in 2^24 and stay lost.
    #expect(Tensor([big, 0, 0, 0, 0, 0, 0, -big, 1]).sum().item == 0)
    #expect(Tensor([big, 0, 0, 0, 1, 0, 0, -big]).sum().item == 0)
    #expect(Tensor([1, big, -big, 0]).sum().item == 0)
  }

  @Test func minusZeroSumsToZero() {
    #expect(Tensor([-0.0, -0.0]).sum().item.sign == .plus)
  }

  private func samples(_ count: Int) -> [Float] {
    (0..<count).map { Float(($0 * 7919 + 13) % 1009) / 97 - 5 }
  }

  private func checksum(_ sums: Tensor) -> UInt32 {
    sums.values.reduce(0) { $0 &* 31 &+ $1.bitPattern }
  }
}

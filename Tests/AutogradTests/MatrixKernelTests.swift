import Autograd
import CAutograd
import Testing

/// Every variant of the matrix product gives the bits of its definition.
@Suite struct MatrixKernelTests {
  private static let variants = [AUTOGRAD_PORTABLE, AUTOGRAD_AVX2, AUTOGRAD_AVX512]

  /// Tiles are 4, 6 or 12 rows high and 4 to 32 columns wide; depths are cut above 320.
  @Test(arguments: [
    (1, 1, 1), (1, 1, 700), (3, 2, 4), (2, 513, 1), (513, 1, 3), (4, 8, 16), (6, 16, 9),
    (12, 32, 8), (13, 33, 17), (11, 31, 23), (5, 100, 7), (25, 65, 12), (7, 9, 321),
    (14, 35, 641), (100, 3, 11), (1, 40, 350), (40, 1, 350), (97, 129, 5),
  ])
  func everyVariantGivesTheSameBits(rows: Int, columns: Int, depth: Int) {
    for (isFirstTransposed, isSecondTransposed) in [
      (false, false), (false, true), (true, false), (true, true),
    ] {
      let a = TestMatrix(rows: rows, columns: depth, isTransposed: isFirstTransposed, seed: 1)
      let b = TestMatrix(rows: depth, columns: columns, isTransposed: isSecondTransposed, seed: 2)
      let expected = a.multiplied(by: b).map(\.bitPattern)
      for variant in Self.variants {
        guard let result = a.multiplied(by: b, variant: variant) else { continue }
        #expect(
          result.map(\.bitPattern) == expected,
          "variant \(variant.rawValue), transposed: \(isFirstTransposed), \(isSecondTransposed)")
      }
    }
  }

  @Test func nothingToAddUpIsZero() {
    #expect(
      Tensor.ones(40, 0).matmul(Tensor.ones(0, 50)).values == [Float](repeating: 0, count: 2000))
  }

  @Test func onlyKernelsThatMultiplyCanBeForced() {
    let a = TestMatrix(rows: 2, columns: 2, isTransposed: false, seed: 1)
    #expect(a.multiplied(by: a, variant: AUTOGRAD_PORTABLE) != nil)
    #expect(a.multiplied(by: a, variant: AUTOGRAD_DOUBLE_DOUBLE) == nil)
  }
}

import Autograd
import AutogradData
import Testing

struct DigitsTests {
  @Test func images() {
    let (x, y) = Digits.load()
    #expect(x.shape == [1797, 64])
    #expect(y.shape == [1797])
    #expect(x[0].values.prefix(8) == [0, 0, 5, 13, 9, 1, 0, 0])
    #expect(y.values.prefix(10) == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    #expect(x.values.allSatisfy { (0...16).contains($0) })
  }

  /// What UCI says of the test part, and the sum of all pixels that the official package gives.
  @Test func counts() {
    let (x, y) = Digits.load()
    let counts = (0..<10).map { digit in y.values.count { $0 == digit } }
    #expect(counts == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180])
    #expect(x.values.reduce(0) { $0 + Int($1) } == 561_718)
  }
}

import Autograd
import AutogradData
import Testing

struct IrisTests {
  @Test func flowers() {
    let (x, y) = Iris.load()
    #expect(x.shape == [150, 4])
    #expect(x[0].floats == [5.1, 3.5, 1.4, 0.2])
    #expect(x[149].floats == [5.9, 3.0, 5.1, 1.8])
    // The two that differ from UCI's file.
    #expect(x[34].floats == [4.9, 3.1, 1.5, 0.2])
    #expect(x[37].floats == [4.9, 3.6, 1.4, 0.1])
    #expect(y.values == (0..<150).map { $0 / 50 })
  }

  /// The sums that the official package gives, in tenths of a centimetre.
  @Test func sums() {
    let tenths = (Iris.load().x * 10).values.map { Int($0.rounded()) }
    let sums = (0..<4).map { column in stride(from: column, to: 600, by: 4).map { tenths[$0] } }
    #expect(sums.map { $0.reduce(0, +) } == [8765, 4586, 5637, 1799])
  }
}

import Autograd
import Testing

struct ToySetTests {
  @Test func regressionWithoutNoise() {
    var generator = Generator(seed: 1)
    let (x, y, weight) = makeRegression(20, features: 3, bias: 2, using: &generator)
    #expect(x.shape == [20, 3] && y.shape == [20, 1] && weight.shape == [1, 3])
    let layer = Linear(weight: weight, bias: Tensor([2]))
    for (ours, exact) in zip(layer(x).values, y.values) { #expect(abs(ours - exact) < 1e-6) }
  }

  @Test func drawsComeInTheDocumentedOrder() {
    var (generator, copy) = (Generator(seed: 5), Generator(seed: 5))
    let (x, y, weight) = makeRegression(2, bias: 1, noise: 0.5, using: &generator)
    let draws = (0..<5).map { _ in copy.normal() }
    #expect(weight.item == Float(draws[0]))
    #expect(x.values == [Float(draws[1]), Float(draws[3])])
    let exact = Double(x.values[1]) * Double(weight.item) + 1 + 0.5 * draws[4]
    #expect(y.values[1] == Float(exact))
  }

  @Test func blobsLieAroundTheirCentres() {
    var generator = Generator(seed: 3)
    let (x, y) = makeBlobs(301, classes: 4, features: 2, deviation: 0.1, using: &generator)
    #expect(x.shape == [301, 2] && y.values == (0..<301).map { $0 % 4 })
    var copy = Generator(seed: 3)
    let centers = (0..<8).map { _ in copy.uniform(-10, 10) }
    for i in 0..<301 {
      for j in 0..<2 { #expect(abs(x[i][j].item - centers[i % 4 * 2 + j]) < 0.6) }
    }
  }

  @Test func moonsWithoutNoise() {
    var generator = Generator(seed: 3)
    let (x, y) = makeMoons(6, using: &generator)
    #expect(y.values == [0, 1, 0, 1, 0, 1])
    let expected: [Float] = [1, 0, 0, 0.5, 0, 1, 1, -0.5, -1, 0, 2, 0.5]
    for (value, expected) in zip(x.floats, expected) { #expect(abs(value - expected) < 1e-6) }
  }

  @Test func spiralsWithoutNoise() {
    var generator = Generator(seed: 3)
    let (x, y) = makeSpirals(4, classes: 2, turns: 0.5, using: &generator)
    #expect(y.values == [0, 1, 0, 1])
    let expected: [Float] = [0, 0, 0, 0, -1, 0, 1, 0]
    for (value, expected) in zip(x.floats, expected) { #expect(abs(value - expected) < 1e-6) }
  }

  @Test func noiseMovesPoints() {
    var (first, second) = (Generator(seed: 3), Generator(seed: 3))
    let still = makeMoons(50, using: &first).x
    let moved = makeMoons(50, noise: 0.1, using: &second).x
    let distances = (moved - still).squared().mean().item
    #expect((0.005..<0.02).contains(distances))
  }

  @Test func emptySets() {
    var generator = Generator(seed: 0)
    #expect(makeBlobs(0, using: &generator).x.shape == [0, 2])
    #expect(makeRegression(0, using: &generator).y.shape == [0, 1])
    #expect(makeSpirals(1, using: &generator).x.values == [0, 0])
  }
}

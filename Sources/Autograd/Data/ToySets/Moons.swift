/// Two half circles that reach into each other, for classification: `x` is [count, 2], `y` has the
/// classes 0 and 1.
///
///     let (x, y) = makeMoons(200, noise: 0.1)
///
/// With θ from 0 to π in equal steps over the samples of a class, class 0 lies at (cos θ, sin θ) and
/// class 1 at (1 - cos θ, 0.5 - sin θ); to each coordinate comes `noise` · N(0, 1). Sample i is of
/// class i mod 2, and samples draw in order. Traps for a negative count.
public func makeMoons(
  _ count: Int = 100, noise: Double = 0, file: StaticString = #fileID, line: UInt = #line
) -> (x: Tensor, y: IndexTensor) {
  withSharedGenerator { makeMoons(count, noise: noise, using: &$0, file: file, line: line) }
}

/// Two half circles that reach into each other, from a generator of one's own.
public func makeMoons(
  _ count: Int = 100, noise: Double = 0, using generator: inout Generator,
  file: StaticString = #fileID, line: UInt = #line
) -> (x: Tensor, y: IndexTensor) {
  var points = LabelledPoints(count, classes: 2, dimensions: 2, file, line)
  points.add { label, number, size in
    let angle = Double.pi * LabelledPoints.fraction(number, of: size)
    let onCircle = LabelledPoints.polar(radius: 1, angle: angle)
    let place = label == 0 ? onCircle : [1 - onCircle[0], 0.5 - onCircle[1]]
    return place.map { $0 + noise * generator.normal() }
  }
  return points.tensors
}

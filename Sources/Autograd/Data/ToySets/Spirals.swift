/// Spiral arms around the origin, for classification: `x` is [count, 2], `y` has the classes.
///
///     let (x, y) = makeSpirals(300, classes: 3, noise: 0.2)
///
/// With r from 0 to 1 in equal steps over the samples of a class, class c lies at radius r and angle
/// 2π·(c / `classes` + `turns` · r) + `noise` · N(0, 1), at (r·cos, r·sin). Sample i is of class
/// i mod `classes`, and samples draw in order. Traps for no class or a negative count.
public func makeSpirals(
  _ count: Int = 300, classes: Int = 3, turns: Double = 0.75, noise: Double = 0,
  file: StaticString = #fileID, line: UInt = #line
) -> (x: Tensor, y: IndexTensor) {
  withSharedGenerator {
    makeSpirals(
      count, classes: classes, turns: turns, noise: noise, using: &$0, file: file, line: line)
  }
}

/// Spiral arms around the origin, from a generator of one's own.
public func makeSpirals(
  _ count: Int = 300, classes: Int = 3, turns: Double = 0.75, noise: Double = 0,
  using generator: inout Generator, file: StaticString = #fileID, line: UInt = #line
) -> (x: Tensor, y: IndexTensor) {
  var points = LabelledPoints(count, classes: classes, dimensions: 2, file, line)
  points.add { label, number, size in
    let radius = LabelledPoints.fraction(number, of: size)
    let turn = Double(label) / Double(classes) + turns * radius
    let angle = 2 * Double.pi * turn + noise * generator.normal()
    return LabelledPoints.polar(radius: radius, angle: angle)
  }
  return points.tensors
}

/// Points around random centres, for classification: `x` is [count, features], `y` has the classes.
///
///     let (x, y) = makeBlobs(150, classes: 3)
///     x.shape  // [150, 2]
///
/// The centres come first, class by class, every coordinate uniform in -10..<10. Then, for i from 0
/// on, sample i of class i mod `classes`: its centre plus `deviation` · N(0, 1), coordinate by
/// coordinate. Traps for no class or a negative count.
public func makeBlobs(
  _ count: Int = 100, classes: Int = 3, features: Int = 2, deviation: Double = 1,
  file: StaticString = #fileID, line: UInt = #line
) -> (x: Tensor, y: IndexTensor) {
  withSharedGenerator {
    makeBlobs(
      count, classes: classes, features: features, deviation: deviation, using: &$0, file: file,
      line: line)
  }
}

/// Points around random centres, from a generator of one's own.
public func makeBlobs(
  _ count: Int = 100, classes: Int = 3, features: Int = 2, deviation: Double = 1,
  using generator: inout Generator, file: StaticString = #fileID, line: UInt = #line
) -> (x: Tensor, y: IndexTensor) {
  var points = LabelledPoints(count, classes: classes, dimensions: features, file, line)
  let centers = (0..<classes).map { _ in
    (0..<features).map { _ in Double(generator.uniform(-10, 10)) }
  }
  points.add { label, _, _ in centers[label].map { $0 + deviation * generator.normal() } }
  return points.tensors
}

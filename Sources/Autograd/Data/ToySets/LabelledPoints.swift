import CAutograd

/// Points with a class each, as the toy sets make them one after another.
///
/// Sample i belongs to class i mod `classes` and is number i / `classes` of that class, so that
/// every stretch of samples has all classes in equal measure. Coordinates are computed in `Double`
/// and rounded once.
struct LabelledPoints {
  private let classes: Int
  private let dimensions: Int
  private let total: Int
  private var coordinates: [Float] = []

  init(
    _ total: Int, classes: Int, dimensions: Int, _ file: StaticString, _ line: UInt
  ) {
    if total < 0 { trap("a data set cannot have \(total) samples", file, line) }
    if classes <= 0 { trap("a data set cannot have \(classes) classes", file, line) }
    if dimensions < 0 { trap("a data set cannot have \(dimensions) features", file, line) }
    self.total = total
    self.classes = classes
    self.dimensions = dimensions
  }

  /// Adds the coordinates that `body` gives for every sample.
  mutating func add(_ body: (_ label: Int, _ number: Int, _ size: Int) -> [Double]) {
    for i in 0..<total {
      let label = i % classes
      let size = total / classes + (label < total % classes ? 1 : 0)
      coordinates += body(label, i / classes, size).map { Float($0) }
    }
  }

  /// The points, one a row, and their classes.
  var tensors: (x: Tensor, y: IndexTensor) {
    (
      Tensor(coordinates, shape: [total, dimensions]),
      IndexTensor((0..<total).map { $0 % classes })
    )
  }

  /// The point of a circle around the origin.
  static func polar(radius: Double, angle: Double) -> [Double] {
    [radius * autograd_cos_double(angle), radius * autograd_sin_double(angle)]
  }

  /// How far sample `number` of `size` is on the way from 0 to 1.
  static func fraction(_ number: Int, of size: Int) -> Double {
    size > 1 ? Double(number) / Double(size - 1) : 0
  }
}

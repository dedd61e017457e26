import CAutograd

/// A normal distribution without what lies beyond two bounds.
struct TruncatedNormal: Sendable {
  let mean: Double
  let std: Double
  let low: Double
  let high: Double

  /// Draws numbers anew until all are within the bounds, as PyTorch does since 2.14: all at once, of
  /// which those are taken that were missing.
  func fill(_ values: UnsafeMutableBufferPointer<Float>, using generator: inout Generator) {
    let share = distribution((high - mean) / std) - distribution((low - mean) / std)
    let draw = share > 0.3 ? drawNormal : drawUniform
    let fresh = UnsafeMutableBufferPointer<Float>.allocate(capacity: values.count)
    defer { fresh.deallocate() }
    var isMissing = [Bool](repeating: true, count: values.count)
    while isMissing.contains(true) {
      let isAccepted = draw(fresh, &generator)
      for i in values.indices where isMissing[i] {
        values[i] = fresh[i]
        isMissing[i] = !isAccepted[i]
      }
    }
  }

  private func distribution(_ x: Double) -> Double {
    (1 + autograd_double_erf(x / 2.0.squareRoot())) / 2
  }

  private func drawNormal(
    _ values: UnsafeMutableBufferPointer<Float>, _ generator: inout Generator
  ) -> [Bool] {
    generator.fillNormal(values, mean: mean, std: std)
    return values.map { !($0 < Float(low) || $0 > Float(high)) }
  }

  /// Uniform numbers, each accepted with a probability in proportion to its density.
  private func drawUniform(
    _ values: UnsafeMutableBufferPointer<Float>, _ generator: inout Generator
  ) -> [Bool] {
    let mode = Swift.max(low, Swift.min(mean, high))
    let peak = -0.5 * ((mode - mean) / std) * ((mode - mean) / std)
    for i in values.indices { values[i] = generator.uniform(low, high) }
    var heights = values.map { _ in generator.uniform() }
    heights.withUnsafeMutableBufferPointer { heights in
      if let start = heights.baseAddress { autograd_log(start, start, heights.count) }
    }
    return zip(values, heights).map { value, height in
      let scaled = (value - Float(mean)) / Float(std)
      return !(height > scaled * scaled * -0.5 - Float(peak))
    }
  }
}

extension Node {
  /// Gram and Schmidt's orthogonal vectors of random ones, in `Double`.
  final func fillOrthogonally(
    gain: Float, using generator: inout Generator, _ file: StaticString, _ line: UInt
  ) {
    if shape.rank < 2 { trap("Only tensors with 2 or more dimensions are supported", file, line) }
    if count == 0 { return }
    let rows = shape[0], columns = count / rows
    generator.fillNormal(UnsafeMutableBufferPointer(start: data, count: count))
    let isWide = rows < columns
    let length = isWide ? columns : rows
    let step = isWide ? 1 : columns
    var vectors: [[Double]] = []
    for j in 0..<Swift.min(rows, columns) {
      let start = isWide ? j * columns : j
      var vector = (0..<length).map { Double(data[start + $0 * step]) }
      // Twice is enough (Kahan and Parlett).
      for _ in 0..<2 {
        for other in vectors {
          let share = zip(other, vector).reduce(0) { $0 + $1.0 * $1.1 }
          for i in vector.indices { vector[i] -= share * other[i] }
        }
      }
      let size = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
      vector = vector.map { size == 0 ? 0 : $0 / size }
      vectors.append(vector)
      for i in 0..<length { data[start + i * step] = Float(vector[i]) * gain }
    }
  }

  /// Ones in the middle of windows.
  final func fillWithDirac(groups: Int, _ file: StaticString, _ line: UInt) {
    if !(3...5).contains(shape.rank) {
      trap("Only tensors with 3, 4, or 5 dimensions are supported", file, line)
    }
    if groups < 1 || shape[0] % groups != 0 {
      trap("dim 0 must be divisible by groups", file, line)
    }
    fillNumbers(with: 0)
    let strides = shape.strides
    let middle = (2..<shape.rank).reduce(0) { $0 + shape[$1] / 2 * strides[$1] }
    if count == 0 { return }
    let filters = shape[0] / groups
    for group in 0..<groups {
      for channel in 0..<Swift.min(filters, shape[1]) {
        data[(group * filters + channel) * strides[0] + channel * strides[1] + middle] = 1
      }
    }
  }
}

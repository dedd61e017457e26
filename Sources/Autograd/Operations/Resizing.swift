/// How the elements between others are found when images or sequences change their size.
public enum InterpolationMode: String, Sendable {
  /// The nearest element, rounded down: PyTorch's `nearest`.
  case nearest
  /// Straight lines between neighbours of sequences.
  case linear
  /// Straight lines between neighbours of images, along rows and columns.
  case bilinear
}

/// Sequences `[n, channels, length]` or images `[n, channels, height, width]` of another size.
///
/// Given are the new extents or, as `scaleFactor`, what all are multiplied by (rounded down). Without
/// `alignCorners` elements are squares, and what lies between them is found by their middles; with it, the
/// first and the last element stay where they are. Traps, mostly in PyTorch's words, for settings and
/// shapes that do not fit.
///
/// With `.nearest` an element receives the gradients of its copies. PyTorch (2.13 to 2.15) gives them to
/// others where a factor leaves the size as it is, or doubles it, by rounding: 3 elements times 1.3.
///
///     interpolate(Tensor([[[1, 2]]]), scaleFactor: 2)                 // tensor([[[1., 1., 2., 2.]]])
///     interpolate(Tensor([[[1, 2]]]), size: [3], mode: .linear, alignCorners: true)
public func interpolate(
  _ input: Tensor, size: [Int]? = nil, scaleFactor: Double? = nil,
  mode: InterpolationMode = .nearest, alignCorners: Bool = false,
  file: StaticString = #fileID, line: UInt = #line
) -> Tensor {
  let dims = input.rank - 2
  let isFit =
    switch mode {
    case .nearest: dims == 1 || dims == 2
    case .linear: dims == 1
    case .bilinear: dims == 2
    }
  if !isFit {
    trap(
      "Input Error: nearest mode takes 3D and 4D input, linear mode 3D and bilinear mode 4D (got "
        + "\(input.rank)D input with mode \(mode.rawValue))", file, line)
  }
  if mode == .nearest && alignCorners {
    trap(
      "align_corners option can only be set with the interpolating modes: linear | bilinear",
      file, line)
  }
  if (size == nil) == (scaleFactor == nil) {
    trap("either size or scale_factor should be defined, and only one of them", file, line)
  }
  if let size, size.count != dims {
    trap(
      "Input and output must have the same number of spatial dimensions, but got input with spatial "
        + "dimensions of \(Array(input.shape.dropFirst(2))) and output size of \(size)", file, line)
  }
  let extents = Array(input.shape.dropFirst(2))
  let targets = size ?? extents.map { Int((Double($0) * (scaleFactor ?? 1)).rounded(.down)) }
  if extents.contains(0) || targets.contains(where: { $0 <= 0 }) {
    trap(
      "Input and output sizes should be greater than 0, but got input \(extents) and output "
        + "\(targets)", file, line)
  }
  let lines = zip(extents, targets).map {
    InterpolatedLine(
      from: $0, to: $1, scaleFactor: scaleFactor, isNearest: mode == .nearest,
      alignCorners: alignCorners)
  }
  let shape = Shape(Array(input.shape.prefix(2)) + targets)
  let result = interpolated(input, lines, shape)
  let operation: any Operation.Type =
    switch mode {
    case .nearest:
      dims == 1 ? Operations.NearestUpsampling1d.self : Operations.NearestUpsampling2d.self
    case .linear: Operations.LinearUpsampling.self
    case .bilinear: Operations.BilinearUpsampling.self
    }
  return result.reshaped(to: shape, operation)
}

private func interpolated(
  _ input: Tensor, _ lines: [InterpolatedLine], _ shape: Shape
) -> Tensor {
  let planes = shape[0] * shape[1]
  let area = input.count / Swift.max(planes, 1)
  let rows = lines.count == 2 ? lines[0] : InterpolatedLine.single
  let columns = lines[lines.count - 1]
  let width = columns.extent
  func corner(_ row: [Int], _ column: [Int]) -> Tensor {
    let places = (0..<planes).flatMap { plane in
      row.flatMap { row in column.map { plane * area + row * width + $0 } }
    }
    return input.picked(places, shape)
  }
  func mixed(_ row: [Int]) -> Tensor {
    guard let shares = columns.shares else { return corner(row, columns.first) }
    let left = corner(row, columns.first) * Tensor(shares.map { 1 - $0 })
    return left + corner(row, columns.second) * Tensor(shares)
  }
  guard let shares = rows.shares else { return mixed(rows.first) }
  let share = Tensor(shares, shape: [shares.count, 1])
  return mixed(rows.first) * (1 - share) + mixed(rows.second) * share
}

/// Between which elements of a line those of another length lie.
private struct InterpolatedLine {
  /// A line of one element that stays as it is.
  static let single = InterpolatedLine(
    from: 1, to: 1, scaleFactor: nil, isNearest: true, alignCorners: false)

  let extent: Int
  let first: [Int]
  let second: [Int]
  /// How near the second ones are; nil where only the first ones count.
  let shares: [Float]?

  init(
    from extent: Int, to target: Int, scaleFactor: Double?, isNearest: Bool, alignCorners: Bool
  ) {
    self.extent = extent
    var scale = scaleFactor.map { Float(1 / $0) } ?? Float(extent) / Float(target)
    if isNearest {
      first = (0..<target).map {
        Swift.min(Int((Float($0) * scale).rounded(.down)), extent - 1)
      }
      second = first
      shares = nil
      return
    }
    if alignCorners { scale = target > 1 ? Float(extent - 1) / Float(target - 1) : 0 }
    let places = (0..<target).map { place in
      // One fused multiply-add, as the compiled PyTorch has it.
      alignCorners
        ? scale * Float(place)
        : Swift.max(Float(-0.5).addingProduct(scale, Float(place) + 0.5), 0)
    }
    first = places.map { Swift.min(Int($0), extent - 1) }
    second = first.map { Swift.min($0 + 1, extent - 1) }
    shares = zip(places, first).map { Swift.min(Swift.max($0 - Float($1), 0), 1) }
  }
}

extension Operations {
  /// Sequences with the nearest elements.
  enum NearestUpsampling1d: Renamed<Reshape> {
    static var gradientName: String { "UpsampleNearest1DBackward0" }
  }

  /// Images with the nearest elements.
  enum NearestUpsampling2d: Renamed<Reshape> {
    static var gradientName: String { "UpsampleNearest2DBackward0" }
  }

  /// Sequences with straight lines between elements.
  enum LinearUpsampling: Renamed<Reshape> {
    static var gradientName: String { "UpsampleLinear1DBackward0" }
  }

  /// Images with straight lines between elements.
  enum BilinearUpsampling: Renamed<Reshape> {
    static var gradientName: String { "UpsampleBilinear2DBackward0" }
  }
}

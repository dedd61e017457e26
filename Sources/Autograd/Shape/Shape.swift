/// The extents of a tensor, stored inline: the graph allocates nothing but its nodes.
///
/// Extents beyond `rank` are always zero.
struct Shape: Equatable {
  static let maximumRank = 8

  private typealias Extents = (Int32, Int32, Int32, Int32, Int32, Int32, Int32, Int32)
  private var extents: Extents = (0, 0, 0, 0, 0, 0, 0, 0)
  private var storedRank: Int32 = 0

  /// The number of dimensions.
  var rank: Int { Int(storedRank) }

  /// The shape of a tensor without dimensions: one number.
  init() {}

  init(_ extents: some Collection<Int>, file: StaticString = #fileID, line: UInt = #line) {
    for extent in extents { add(extent, file, line) }
    // Not before all of them are there: the message names them.
    checkCount(file, line)
  }

  /// The shape of `count` elements; traps if it holds another number of them.
  init(_ extents: [Int], holding count: Int, _ file: StaticString, _ line: UInt) {
    self.init(extents, file: file, line: line)
    if self.count != count {
      trap("shape '\(extents)' is invalid for input of size \(count)", file, line)
    }
  }

  subscript(dim: Int) -> Int {
    get {
      withUnsafeBytes(of: extents) {
        Int($0.load(fromByteOffset: dim &* 4, as: Int32.self))
      }
    }
    set {
      withUnsafeMutableBytes(of: &extents) {
        $0.storeBytes(of: Int32(newValue), toByteOffset: dim &* 4, as: Int32.self)
      }
    }
  }

  mutating func append(_ extent: Int, file: StaticString = #fileID, line: UInt = #line) {
    add(extent, file, line)
    checkCount(file, line)
  }

  private mutating func add(_ extent: Int, _ file: StaticString, _ line: UInt) {
    if extent < 0 {
      trap("Trying to create tensor with negative dimension \(extent)", file, line)
    }
    checkExtent(rank == Shape.maximumRank ? .max : extent, file, line)
    storedRank += 1
    self[rank - 1] = extent
  }

  /// Traps if the product of any extents is no `Int`, so that none has to be looked at again.
  ///
  /// Zeros count as ones: products of some extents are taken without them.
  @inline(__always)
  func checkCount(_ file: StaticString, _ line: UInt) {
    // Two extents fit, whatever they are.
    if rank > 2 && hasTooManyElements {
      trap("Storage size calculation overflowed with sizes=\(self)", file, line)
    }
  }

  private var hasTooManyElements: Bool {
    var (count, isTooLarge) = (1, false)
    for dim in 0..<rank where !isTooLarge {
      (count, isTooLarge) = count.multipliedReportingOverflow(by: max(self[dim], 1))
    }
    return isTooLarge
  }

  /// The number of elements: the product of all extents, one without any.
  var count: Int {
    var count = 1
    for dim in 0..<rank { count *= self[dim] }
    return count
  }

  /// The product of the extents in `dims`.
  func count(of dims: Range<Int>) -> Int {
    var count = 1
    for dim in dims { count *= self[dim] }
    return count
  }

  var extentsArray: [Int] { (0..<rank).map { self[$0] } }

  /// Without the first dimensions.
  func dropping(_ count: Int) -> Shape {
    Shape((count..<rank).map { self[$0] })
  }

  func removing(_ dim: Int) -> Shape {
    Shape((0..<rank).filter { $0 != dim }.map { self[$0] })
  }

  func replacing(
    _ dim: Int, with extent: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> Shape {
    checkExtent(extent, file, line)
    var shape = self
    shape[dim] = extent
    shape.checkCount(file, line)
    return shape
  }

  private func checkExtent(_ extent: Int, _ file: StaticString, _ line: UInt) {
    if extent > Int(Int32.max) {
      trap("a tensor has at most 8 dimensions of at most 2147483647 elements", file, line)
    }
  }

  static func == (a: Shape, b: Shape) -> Bool {
    if a.rank != b.rank { return false }
    for dim in 0..<a.rank where a[dim] != b[dim] { return false }
    return true
  }
}

extension Shape: CustomStringConvertible {
  /// As PyTorch's messages write shapes: `[2, 3]`.
  var description: String { extentsArray.description }

  /// As PyTorch's messages about matrices write shapes: `2x3`.
  var crossed: String { extentsArray.map(String.init).joined(separator: "x") }
}

extension Shape {
  /// The position of a dimension that may be counted from the end.
  ///
  /// A tensor without dimensions accepts 0 and -1, as in PyTorch.
  func position(of dim: Int, _ file: StaticString, _ line: UInt) -> Int {
    let bound = max(rank, 1)
    if dim < -bound || dim >= bound {
      trap(
        "Dimension out of range (expected to be in range of [\(-bound), \(bound - 1)], "
          + "but got \(dim))", file, line)
    }
    return dim < 0 ? dim + bound : dim
  }

  /// A position of the first dimension, counted from its beginning, and the shape that lies there.
  func selecting(
    _ index: Int, _ file: StaticString, _ line: UInt
  ) -> (index: Int, rest: Shape) {
    if rank == 0 {
      trap(
        "invalid index of a 0-dim tensor. Use `tensor.item` to convert a 0-dim tensor to a number",
        file, line)
    }
    return (position(index, along: 0, file, line), removing(0))
  }

  /// A position of a dimension, counted from its beginning.
  func position(_ index: Int, along dim: Int, _ file: StaticString, _ line: UInt) -> Int {
    if index < -self[dim] || index >= self[dim] {
      trap(
        "index \(index) is out of bounds for dimension \(dim) with size \(self[dim])", file, line)
    }
    return index < 0 ? index + self[dim] : index
  }
}

extension Shape {
  /// The shape that `extents` mean for `count` elements: an extent of -1 is filled in.
  init(resolving extents: [Int], count: Int, _ file: StaticString, _ line: UInt) {
    var resolved = extents
    var known = 1
    var unknown: Int?
    for (dim, extent) in extents.enumerated() {
      if extent == -1 {
        if unknown != nil { trap("only one dimension can be inferred", file, line) }
        unknown = dim
      } else if extent < 0 {
        trap("invalid shape dimension \(extent) at index \(dim) of shape \(extents)", file, line)
      } else {
        let (product, isTooLarge) = known.multipliedReportingOverflow(by: extent)
        // What follows may be zero, but then it is no shape of a tensor either.
        if isTooLarge {
          trap("Storage size calculation overflowed with sizes=\(extents)", file, line)
        }
        known = product
      }
    }
    let fits = unknown == nil ? known == count : known > 0 && count % known == 0
    if !fits { trap("shape '\(extents)' is invalid for input of size \(count)", file, line) }
    if let unknown { resolved[unknown] = count / known }
    self.init(resolved, file: file, line: line)
  }
}

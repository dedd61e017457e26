/// NumPy's files of one array, `.npy`.
extension Tensor {
  /// Reads a NumPy file as the `Float`s nearest to its numbers.
  ///
  /// Versions 1 to 3 of the format, in C or Fortran order, of the types f2, f4, f8, i1 to i8, u1 to
  /// u8 and b1, lowest byte first. Throws if the file cannot be read or is not in order.
  ///
  ///     let x = try Tensor(npy: "x.npy")
  public init(npy path: String) throws(CheckpointError) {
    try self.init(npy: FileBytes(path: path))
  }

  /// The tensor in the bytes of a NumPy file.
  public init(npyBytes bytes: [UInt8]) throws(CheckpointError) {
    try self.init(npy: FileBytes(bytes, path: "npy"))
  }

  private init(npy file: FileBytes) throws(CheckpointError) {
    let header = try NPYHeader(file)
    let stored = header.array.tensor(in: file)
    guard header.isFortranOrder && stored.rank > 1 else {
      self = stored
      return
    }
    // The elements lie as those of the tensor with all dimensions reversed.
    let reversed = Tensor(stored.values, shape: stored.shape.reversed())
    self = reversed.permuted(Array((0..<stored.rank).reversed()))
  }

  /// Writes a NumPy file of type f4, all of it or nothing, with the bytes that `numpy.save` writes.
  ///
  /// What is not a number is written as the one `Float.nan`: which of them an operation gives depends on
  /// the processor. So a file that is read and written again keeps the bits of all numbers, but neither
  /// the sign nor the payload of what is none.
  ///
  ///     try x.save(npy: "x.npy")
  public func save(npy path: String) throws(CheckpointError) {
    try FileBytes.write(npyBytes(), to: path)
  }

  /// The bytes of a NumPy file with this tensor.
  public func npyBytes() -> [UInt8] {
    var bytes = npyPreamble(.float32, shape)
    bytes.append(floats: self)
    return bytes
  }
}

extension IndexTensor {
  /// Reads a NumPy file of whole numbers; throws where `Tensor(npy:)` does, and for other numbers.
  ///
  ///     let labels = try IndexTensor(npy: "labels.npy")
  public init(npy path: String) throws(CheckpointError) {
    try self.init(npy: FileBytes(path: path))
  }

  /// The index tensor in the bytes of a NumPy file.
  public init(npyBytes bytes: [UInt8]) throws(CheckpointError) {
    try self.init(npy: FileBytes(bytes, path: "npy"))
  }

  private init(npy file: FileBytes) throws(CheckpointError) {
    let header = try NPYHeader(file)
    let array = header.array
    guard let values = array.type.wholeNumbers(file.bytes(in: array.range)) else {
      throw file.unsupported(
        at: array.range.lowerBound, "not all numbers are integers of at most 63 bits and a sign")
    }
    let shape = Shape(array.shape)
    guard header.isFortranOrder && shape.rank > 1 else {
      self.init(values, shape)
      return
    }
    let reversed = Shape(array.shape.reversed()).strides
    var strides = shape.strides
    for dim in 0..<shape.rank { strides[dim] = reversed[shape.rank - 1 - dim] }
    self.init(StridedOffsets(shape, strides: strides).map { values[$0] }, shape)
  }

  /// Writes a NumPy file of type i8, all of it or nothing, with the bytes that `numpy.save` writes.
  ///
  ///     try labels.save(npy: "labels.npy")
  public func save(npy path: String) throws(CheckpointError) {
    try FileBytes.write(npyBytes(), to: path)
  }

  /// The bytes of a NumPy file with this tensor.
  public func npyBytes() -> [UInt8] {
    var bytes = npyPreamble(.int64, shape)
    bytes.append(integers: self)
    return bytes
  }
}

/// What stands before the elements, to a multiple of 64 bytes.
///
/// NumPy leaves room for a first extent of 21 digits, so that programs can append rows in place.
private func npyPreamble(_ type: ElementType, _ shape: [Int]) -> [UInt8] {
  let extents = shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? "," : "")
  var text =
    "{'descr': '\(type.numpyName ?? "")', 'fortran_order': False, 'shape': (\(extents)), }"
  if let first = shape.first {
    text += String(repeating: " ", count: 21 - String(first).count)
  }
  let length = (10 + text.utf8.count + 1 + 63) / 64 * 64 - 10
  text += String(repeating: " ", count: length - text.utf8.count - 1) + "\n"
  return [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(length & 255), UInt8(length >> 8)]
    + Array(text.utf8)
}

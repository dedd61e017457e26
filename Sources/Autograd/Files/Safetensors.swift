/// Named tensors and notes about them, as a safetensors file holds them.
///
///     let file = try loadSafetensors(from: "model.safetensors")
///     for (name, tensor) in file.tensors { print(name, tensor.shape) }
///     file.metadata["format"]
///
/// Read are the types F32, F64, F16, BF16, I8 to I64, U8 to U64 and BOOL, as the nearest `Float`s:
/// F64 and integers of more than 24 bits are rounded. Written are F32 and, for `indexTensors`, I64.
public struct Safetensors: Sendable {
  /// The tensors with their names, in the order of their elements in the file.
  public var tensors: [(name: String, tensor: Tensor)]
  /// Those tensors, under the same names, that are integers, exactly: what a `Tensor` would round.
  public var indexTensors: [(name: String, tensor: IndexTensor)]
  /// Notes of any kind; PyTorch programs write `["format": "pt"]`.
  public var metadata: [String: String]

  /// Tensors and notes to be written.
  ///
  /// A name in both lists means one tensor, of integers.
  public init(
    _ tensors: [(name: String, tensor: Tensor)],
    indexTensors: [(name: String, tensor: IndexTensor)] = [], metadata: [String: String] = [:]
  ) {
    self.tensors = tensors
    self.indexTensors = indexTensors
    self.metadata = metadata
  }

  /// The tensors in the bytes of a file; throws if they are not those of a safetensors file.
  public init(bytes: [UInt8]) throws(CheckpointError) {
    try self.init(FileBytes(bytes, path: "safetensors"))
  }

  init(_ file: FileBytes) throws(CheckpointError) {
    let header = try SafetensorsHeader(file)
    tensors = header.arrays.map { ($0.name, $0.array.tensor(in: file)) }
    indexTensors = header.arrays.compactMap { name, array in
      array.type.wholeNumbers(file.bytes(in: array.range)).map {
        (name, IndexTensor($0, Shape(array.shape)))
      }
    }
    metadata = header.metadata
  }
}

/// Writes tensors to a safetensors file, all of it or nothing.
///
///     try saveSafetensors([("mean", mean), ("deviation", deviation)], to: "scale.safetensors")
///
/// The file is written next to the old one, takes its place and permissions when the disk has it, and
/// leaves it untouched if anything fails.
public func saveSafetensors(
  _ tensors: [(name: String, tensor: Tensor)],
  indexTensors: [(name: String, tensor: IndexTensor)] = [], to path: String,
  metadata: [String: String] = [:]
) throws(CheckpointError) {
  let file = Safetensors(tensors, indexTensors: indexTensors, metadata: metadata)
  try FileBytes.write(file.bytes(), to: path)
}

/// Reads the tensors of a safetensors file.
///
/// Throws if the file cannot be read or is not in order: nothing in it is believed before it is
/// compared with the file's length.
public func loadSafetensors(from path: String) throws(CheckpointError) -> Safetensors {
  try Safetensors(FileBytes(path: path))
}

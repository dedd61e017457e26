/// Named tensors and notes about them, as a safetensors file holds them.
///
///     let file = try loadSafetensors(from: "model.safetensors")
///     for (name, tensor) in file.tensors { print(name, tensor.shape) }
///     file.metadata["format"]
///
/// Read are the types F32, F64, F16, BF16, I8 to I64, U8 to U64 and BOOL, as the nearest `Float`s:
/// F64 and integers of more than 24 bits are rounded. Written is F32.
public struct Safetensors: Sendable {
  /// The tensors with their names, in the order of their elements in the file.
  public var tensors: [(name: String, tensor: Tensor)]
  /// Notes of any kind; PyTorch programs write `["format": "pt"]`.
  public var metadata: [String: String]

  /// Tensors and notes to be written.
  public init(_ tensors: [(name: String, tensor: Tensor)], metadata: [String: String] = [:]) {
    self.tensors = tensors
    self.metadata = metadata
  }

  /// The tensors in the bytes of a file; throws if they are not those of a safetensors file.
  public init(bytes: [UInt8]) throws(CheckpointError) {
    try self.init(FileBytes(bytes, path: "safetensors"))
  }

  init(_ file: FileBytes) throws(CheckpointError) {
    let header = try SafetensorsHeader(file)
    tensors = header.arrays.map { ($0.name, $0.array.tensor(in: file)) }
    metadata = header.metadata
  }

  /// The bytes of a file with these tensors, the same that the official Python package writes:
  /// sorted by name, the header padded to a multiple of eight bytes.
  ///
  /// Throws if a name occurs twice or is `__metadata__`, which the format keeps for itself.
  public func bytes() throws(CheckpointError) -> [UInt8] {
    let sorted = tensors.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    var header = Array("{".utf8)
    if !metadata.isEmpty {
      header.appendJSON(SafetensorsHeader.metadataName)
      header += Array(":{".utf8)
      let notes = metadata.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      for (i, note) in notes.enumerated() {
        if i > 0 { header += Array(",".utf8) }
        header.appendJSON(note.key)
        header += Array(":".utf8)
        header.appendJSON(note.value)
      }
      header += Array("}".utf8)
    }
    var names: Set<String> = []
    var offset = 0
    for (name, tensor) in sorted {
      if name == SafetensorsHeader.metadataName {
        throw .invalidName(name, reason: "the format keeps it for notes")
      }
      if !names.insert(name).inserted {
        throw .invalidName(name, reason: "another tensor has it already")
      }
      let end = offset + tensor.count * MemoryLayout<Float>.size
      if header.count > 1 { header += Array(",".utf8) }
      header.appendJSON(name)
      let shape = tensor.shape.map(String.init).joined(separator: ",")
      header += Array(
        ":{\"dtype\":\"F32\",\"shape\":[\(shape)],\"data_offsets\":[\(offset),\(end)]}".utf8)
      offset = end
    }
    header += Array("}".utf8)
    header += [UInt8](repeating: 0x20, count: (8 - header.count % 8) % 8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 + header.count + offset)
    for i in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: header.count >> (8 * i))) }
    bytes += header
    for (_, tensor) in sorted { bytes.append(floats: tensor) }
    return bytes
  }
}

/// Writes tensors to a safetensors file, all of it or nothing.
///
///     try saveSafetensors([("mean", mean), ("deviation", deviation)], to: "scale.safetensors")
///
/// The file is written beside the old one, takes its place and permissions when the disk has it, and
/// leaves it untouched if anything fails.
public func saveSafetensors(
  _ tensors: [(name: String, tensor: Tensor)], to path: String, metadata: [String: String] = [:]
) throws(CheckpointError) {
  try FileBytes.write(Safetensors(tensors, metadata: metadata).bytes(), to: path)
}

/// Reads the tensors of a safetensors file.
///
/// Throws if the file cannot be read or is not in order: nothing in it is believed before it is
/// compared with the file's length.
public func loadSafetensors(from path: String) throws(CheckpointError) -> Safetensors {
  try Safetensors(FileBytes(path: path))
}

extension [UInt8] {
  /// Appends the elements of a tensor, in row-major order, lowest byte first.
  mutating func append(floats tensor: Tensor) {
    let node = tensor.node
    for i in 0..<node.count {
      Swift.withUnsafeBytes(of: node.data[i].bitPattern.littleEndian) { append(contentsOf: $0) }
    }
  }
}

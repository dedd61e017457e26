extension Safetensors {
  /// A tensor to be written.
  private struct Entry {
    let name: String
    let type: ElementType
    let shape: [Int]
    let append: (inout [UInt8]) -> Void

    var size: Int { shape.reduce(type.size, *) }
  }

  /// The bytes of a file with these tensors, the same that the official Python package writes:
  /// integers first, then sorted by name, the header padded to a multiple of eight bytes.
  ///
  /// What is not a number is written as the one `Float.nan`, without the sign and the payload that it may
  /// have been read with.
  ///
  /// Throws if a name occurs twice in a list or is `__metadata__`, which the format keeps for
  /// itself.
  public func bytes() throws(CheckpointError) -> [UInt8] {
    let entries = try entries()
    var header = headerText(entries)
    header += [UInt8](repeating: 0x20, count: (8 - header.count % 8) % 8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 + header.count + entries.reduce(0) { $0 + $1.size })
    for i in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: header.count >> (8 * i))) }
    bytes += header
    for entry in entries { entry.append(&bytes) }
    return bytes
  }

  /// The tensors in the order of their elements: the types of larger elements first, so that all
  /// are aligned.
  private func entries() throws(CheckpointError) -> [Entry] {
    let integers = indexTensors.map { name, tensor in
      Entry(name: name, type: .int64, shape: tensor.shape) { $0.append(integers: tensor) }
    }
    let integerNames = try Self.checkedNames(integers)
    let floats = tensors.map { name, tensor in
      Entry(name: name, type: .float32, shape: tensor.shape) { $0.append(floats: tensor) }
    }
    _ = try Self.checkedNames(floats)
    func isBefore(_ a: Entry, _ b: Entry) -> Bool {
      a.name.utf8.lexicographicallyPrecedes(b.name.utf8)
    }
    return integers.sorted(by: isBefore)
      + floats.filter { !integerNames.contains($0.name) }.sorted(by: isBefore)
  }

  private static func checkedNames(_ entries: [Entry]) throws(CheckpointError) -> Set<String> {
    var names: Set<String> = []
    for entry in entries {
      if entry.name == SafetensorsHeader.metadataName {
        throw .invalidName(entry.name, reason: "the format keeps it for notes")
      }
      if !names.insert(entry.name).inserted {
        throw .invalidName(entry.name, reason: "another tensor has it already")
      }
    }
    return names
  }

  private func headerText(_ entries: [Entry]) -> [UInt8] {
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
    var offset = 0
    for entry in entries {
      if header.count > 1 { header += Array(",".utf8) }
      header.appendJSON(entry.name)
      let shape = entry.shape.map(String.init).joined(separator: ",")
      header += Array(
        (":{\"dtype\":\"\(entry.type.safetensorsName)\",\"shape\":[\(shape)],"
          + "\"data_offsets\":[\(offset),\(offset + entry.size)]}").utf8)
      offset += entry.size
    }
    return header + Array("}".utf8)
  }
}

extension [UInt8] {
  /// Appends the elements of a tensor, in row-major order, lowest byte first, every nan as one.
  mutating func append(floats tensor: Tensor) {
    let node = tensor.node
    for i in 0..<node.count {
      let pattern = node.data[i].withOneNaN.bitPattern
      Swift.withUnsafeBytes(of: pattern.littleEndian) { append(contentsOf: $0) }
    }
  }

  /// Appends the elements of an index tensor, in row-major order, lowest byte first.
  mutating func append(integers tensor: IndexTensor) {
    for value in tensor.values {
      Swift.withUnsafeBytes(of: Int64(value).littleEndian) { append(contentsOf: $0) }
    }
  }
}

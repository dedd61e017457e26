/// The header of a safetensors file: names, types, shapes and places of its tensors.
///
/// The format: https://github.com/huggingface/safetensors. Eight bytes give the length of a JSON
/// text, which stands next and names each tensor; the rest is the tensors' elements, each tensor's in
/// row-major order, one tensor behind the other without gaps or overlaps.
struct SafetensorsHeader {
  /// The longest header that the official reader takes, too.
  static let largestLength = 100_000_000
  static let metadataName = "__metadata__"

  private(set) var arrays: [(name: String, array: StoredArray)] = []
  private(set) var metadata: [String: String] = [:]

  /// Reads the header of a file and compares it with the file's length.
  init(_ file: FileBytes) throws(CheckpointError) {
    if file.count < 8 {
      throw file.malformed(
        at: 0, "\(file.count) bytes are too few for the header's length, which takes 8")
    }
    let length = (0..<8).reduce(UInt64(0)) { $0 | UInt64(file[$1]) << (8 * UInt64($1)) }
    if length > UInt64(file.count - 8) {
      throw file.malformed(
        at: 0, "the header is said to have \(length) bytes, but \(file.count - 8) follow")
    }
    if length > UInt64(Self.largestLength) {
      throw file.malformed(
        at: 0, "the header is said to have \(length) bytes; at most 100000000 are allowed")
    }
    let data = 8 + Int(length)
    try readText(ByteScanner(file, 8..<data), data: data)
    try checkOffsets(in: file, data: data)
  }

  private mutating func readText(
    _ scanner: ByteScanner, data: Int
  ) throws(CheckpointError) {
    var scanner = scanner
    // The format's text forbids blanks here; its reader takes them.
    scanner.skipSpace()
    if scanner.next != 0x7b { throw scanner.malformed("the header does not start with {") }
    var hasMetadata = false
    var found = self
    try scanner.jsonObject { (scanner, name, position) throws(CheckpointError) in
      if name == Self.metadataName {
        if hasMetadata {
          throw scanner.file.malformed(at: position, "the name \"\(name)\" occurs twice")
        }
        hasMetadata = true
        if !scanner.skip(word: "null") { found.metadata = try Self.readMetadata(&scanner) }
        return
      }
      let array = try Self.readArray(&scanner, name: name, data: data)
      guard let earlier = found.arrays.firstIndex(where: { $0.name == name }) else {
        found.arrays.append((name, array))
        return
      }
      // The last one counts, as in the official reader; another spelling of the name is another name.
      if !found.arrays[earlier].name.utf8.elementsEqual(name.utf8) {
        throw scanner.file.malformed(
          at: position, "the name \"\(name)\" occurs twice, in two spellings")
      }
      found.arrays[earlier].array = array
    }
    scanner.skipSpace()
    if scanner.next != nil {
      throw scanner.malformed("expected the end of the header, found \(scanner.found)")
    }
    self = found
  }

  private static func readMetadata(
    _ scanner: inout ByteScanner
  ) throws(CheckpointError) -> [String: String] {
    var metadata: [String: String] = [:]
    try scanner.jsonObject { (scanner, name, _) throws(CheckpointError) in
      metadata[name] = try scanner.jsonString()
    }
    return metadata
  }

  private static func readArray(
    _ scanner: inout ByteScanner, name: String, data: Int
  ) throws(CheckpointError) -> StoredArray {
    scanner.skipSpace()
    let start = scanner.position
    let file = scanner.file
    var type: ElementType?
    var shape: [Int]?
    var offsets: [Int]?
    try scanner.jsonObject { (scanner, key, position) throws(CheckpointError) in
      switch key {
      case "dtype" where type == nil:
        let typeName = try scanner.jsonString()
        type = ElementType.allCases.first { $0.safetensorsName == typeName }
        if type == nil {
          throw file.unsupported(
            at: position, "the type \(typeName) of \"\(name)\" cannot be read")
        }
      case "shape" where shape == nil: shape = try scanner.jsonWholeNumbers()
      case "data_offsets" where offsets == nil: offsets = try scanner.jsonWholeNumbers()
      case "dtype", "shape", "data_offsets":
        throw file.malformed(at: position, "\(key) of \"\(name)\" occurs twice")
      default: try scanner.skipJSON()
      }
    }
    guard let type, let shape, let offsets else {
      throw file.malformed(at: start, "\"\(name)\" lacks dtype, shape or data_offsets")
    }
    guard offsets.count == 2, offsets[0] <= offsets[1] else {
      throw file.malformed(at: start, "\"\(name)\" has the data_offsets \(offsets)")
    }
    if offsets[1] > file.count - data {
      throw file.malformed(
        at: start,
        "\"\(name)\" ends \(offsets[1]) bytes behind the header, but \(file.count - data) follow")
    }
    let size = try StoredArray.size(of: shape, type, in: file, at: start)
    if size != offsets[1] - offsets[0] {
      throw file.malformed(
        at: start,
        "\"\(name)\", \(type.safetensorsName) of shape \(shape), takes \(size) bytes, but "
          + "data_offsets gives it \(offsets[1] - offsets[0])")
    }
    return StoredArray(type: type, shape: shape, range: data + offsets[0]..<data + offsets[1])
  }

  /// Puts the tensors in the order of their elements, which must follow each other to the end.
  private mutating func checkOffsets(in file: FileBytes, data: Int) throws(CheckpointError) {
    arrays.sort {
      ($0.array.range.lowerBound, $0.array.range.upperBound, $0.name)
        < ($1.array.range.lowerBound, $1.array.range.upperBound, $1.name)
    }
    var end = data
    for (name, array) in arrays {
      let start = array.range.lowerBound
      if start != end {
        throw file.malformed(
          at: min(start, end),
          "\"\(name)\" starts \(start < end ? "before the end" : "behind a gap after the end") of "
            + "what comes before it")
      }
      end = array.range.upperBound
    }
    if end != file.count {
      throw file.malformed(at: end, "\(file.count - end) bytes belong to no tensor")
    }
  }
}

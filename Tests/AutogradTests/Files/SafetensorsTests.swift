import Autograd
import Testing

struct SafetensorsTests {
  /// Our bytes are the official package's own, so that it reads what we write.
  @Test(arguments: ["model", "names", "empty", "types-as-floats", "normalization"])
  func sameBytesAsPython(name: String) throws {
    let file = try loadSafetensors(from: FileFixtures.path("\(name).safetensors"))
    #expect(try file.bytes() == FileFixtures.bytes("\(name).safetensors"))
    let reversed = Safetensors(
      file.tensors.reversed(), indexTensors: file.indexTensors, metadata: file.metadata)
    #expect(try reversed.bytes() == FileFixtures.bytes("\(name).safetensors"))
  }

  @Test func modelOfPyTorch() throws {
    let file = try loadSafetensors(from: FileFixtures.path("model.safetensors"))
    #expect(file.metadata == ["format": "pt"])
    #expect(file.tensors.map(\.name) == ["0.bias", "0.weight", "2.bias", "2.weight"])
    #expect(file.tensors[1].tensor.shape == [2, 3])
    #expect(
      file.tensors[1].tensor.floats == [
        -0.0043225177, 0.30971584, -0.47518533, -0.4248946, -0.22236897, 0.15482073,
      ])
  }

  @Test func names() throws {
    let file = try loadSafetensors(from: FileFixtures.path("names.safetensors"))
    #expect(file.tensors.map(\.name) == ["a\"\\/\n\t\u{1}\u{7f}é🙂", "b", "empty", "scalar"])
    #expect(file.metadata == ["note": "a \"quoted\"\nline"])
    #expect(file.tensors.map(\.tensor.shape) == [[1, 1], [2], [0, 3], []])
    #expect(file.tensors[0].tensor.item.isNaN)
    #expect(file.tensors[1].tensor.floats == [1, -2.5])
    #expect(file.tensors[3].tensor.item == 3)
  }

  /// Every type is read as PyTorch converts it to 32 bits.
  @Test func types() throws {
    let stored = try loadSafetensors(from: FileFixtures.path("types.safetensors"))
    let expected = try loadSafetensors(from: FileFixtures.path("types-as-floats.safetensors"))
    #expect(stored.tensors.count == 14)
    for (name, tensor) in expected.tensors {
      let ours = stored.tensors.first { $0.name == name }?.tensor
      #expect(ours?.shape == tensor.shape)
      #expect(ours?.values.map(\.bitPattern) == tensor.values.map(\.bitPattern), "\(name)")
    }
    let integers = Dictionary(uniqueKeysWithValues: stored.indexTensors.map { ($0.0, $0.1.values) })
    #expect(integers["large"] == [1 << 24 + 1, -(1 << 53) - 1, .max])
    #expect(integers["int8"] == [0, 1, 2, 100] && integers["uint64"] == [0, 1, 2, 100])
    #expect(integers.count == 10)
  }

  @Test func everyHalfPrecisionNumber() throws {
    var bytes = headed("{\"x\":{\"dtype\":\"F16\",\"shape\":[65536],\"data_offsets\":[0,131072]}}")
    for pattern in 0...UInt16.max { bytes += [UInt8(pattern & 255), UInt8(pattern >> 8)] }
    let values = try Safetensors(bytes: bytes).tensors[0].tensor.floats
    #if !((os(macOS) || targetEnvironment(macCatalyst)) && arch(x86_64))
      for pattern in 0...UInt16.max {
        let (ours, exact) = (values[Int(pattern)], Float(Float16(bitPattern: pattern)))
        #expect(ours == exact && ours.sign == exact.sign || ours.isNaN && exact.isNaN)
      }
    #endif
    #expect(values[0x0001] == 0x1p-24 && values[0xbc00] == -1 && values[0x7bff] == 65504)
  }

  @Test func escapesAndSpaceInTheHeader() throws {
    let header =
      " \n{ \"\\u0041\\ud83d\\ude42\\/\" : { \"shape\" : [ 1 , 1 ] , \"data_offsets\":[0,4],"
      + "\"dtype\":\"F32\"} , \"__metadata__\": { } }\t \n"
    let file = try Safetensors(bytes: headed(header) + [0, 0, 0x80, 0x3f])
    #expect(file.tensors.map(\.name) == ["A🙂/"])
    #expect(file.tensors[0].tensor.shape == [1, 1] && file.tensors[0].tensor.item == 1)
  }

  @Test func namesThatCannotBeWritten() {
    let x = Tensor([1])
    #expect(
      throws: CheckpointError.invalidName("__metadata__", reason: "the format keeps it for notes")
    ) { try Safetensors([("__metadata__", x)]).bytes() }
    #expect(
      throws: CheckpointError.invalidName("x", reason: "another tensor has it already")
    ) { try Safetensors([("x", x), ("x", x)]).bytes() }
  }

  @Test func onFiles() throws {
    try FileFixtures.withFolder { folder in
      let path = folder + "/x.safetensors"
      try saveSafetensors([("x", Tensor([[1, 2]]))], to: path, metadata: ["b": "2", "a": "1"])
      let file = try loadSafetensors(from: path)
      #expect(file.tensors.map(\.tensor.values) == [[1, 2]])
      #expect(file.metadata == ["a": "1", "b": "2"])
      #expect(throws: CheckpointError.unreadable(path: folder, reason: "Not a regular file")) {
        try loadSafetensors(from: folder)
      }
      #expect(
        throws: CheckpointError.unreadable(path: path + "?", reason: "No such file or directory")
      ) { try loadSafetensors(from: path + "?") }
    }
  }

  /// What the format's text does not allow, and its reader (0.8.0) takes.
  @Test(arguments: [
    "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4],\"more\":[1.5e-3,{\"a\":[true,null,\"b\"]},-0]}}",
    "{\"__metadata__\":null,\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
    " \n{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
    "{\"x\":{\"dtype\":\"F64\",\"shape\":[0],\"data_offsets\":[0,0]},"
      + "\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
    "{\"__metadata__\":{\"a\":\"1\",\"a\":\"2\"},\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
  ])
  func tolerated(header: String) throws {
    let file = try Safetensors(bytes: headed(header) + [0, 0, 0x80, 0x3f])
    #expect(file.tensors.map(\.name) == ["x"] && file.tensors[0].tensor.values == [1])
    #expect(file.metadata == (header.contains("\"2\"") ? ["a": "2"] : [:]))
  }
}

/// A header with its length in front.
func headed(_ text: String) -> [UInt8] {
  let header = Array(text.utf8)
  return (0..<8).map { UInt8(truncatingIfNeeded: header.count >> (8 * $0)) } + header
}

import Autograd
import Testing

/// A file that is not in order, and what is said of it.
private struct Hostile: CustomTestStringConvertible, Sendable {
  let bytes: [UInt8]
  let message: String

  init(_ bytes: [UInt8], _ message: String) {
    self.bytes = bytes
    self.message = message
  }

  init(_ header: String, data: Int = 0, _ message: String) {
    self.init(headed(header) + [UInt8](repeating: 0, count: data), message)
  }

  /// A header with one tensor of eight bytes behind it.
  init(tensor: String, _ message: String) {
    self.init("{\"x\":\(tensor)}", data: 8, message)
  }

  var testDescription: String { message }
}

private let hostileSafetensors: [Hostile] = [
  Hostile([], "byte 0: 0 bytes are too few for the header's length, which takes 8"),
  Hostile([1, 0, 0], "byte 0: 3 bytes are too few"),
  Hostile(
    [255, 255, 255, 255, 255, 255, 255, 255, 123],
    "byte 0: the header is said to have 18446744073709551615 bytes, but 1 follow"),
  Hostile([9, 0, 0, 0, 0, 0, 0, 0, 123], "byte 0: the header is said to have 9 bytes, but 1"),
  Hostile([0, 0, 0, 0, 0, 0, 0, 0], "byte 8: the header does not start with {"),
  Hostile("[]", "byte 8: the header does not start with {"),
  Hostile("{", "byte 9: expected \", found the end of the header"),
  Hostile("{}x", "byte 10: expected the end of the header, found x"),
  Hostile("{}", data: 3, "byte 10: 3 bytes belong to no tensor"),
  Hostile("{\"x\":1}", "byte 13: expected {, found 1"),
  Hostile("{\"x\":{}}", "byte 13: \"x\" lacks dtype, shape or data_offsets"),
  Hostile("{\"x", "byte 11: the header ends too early"),
  Hostile("{\"\\q\":1}", "byte 10: an unknown escape in a string"),
  Hostile("{\"\\ud800\":1}", "byte 10: half of a character in a string"),
  Hostile("{\"\\ud800\\u0041\":1}", "byte 10: half of a character in a string"),
  Hostile("{\"\\u00g0\":1}", "byte 14: expected four hexadecimal digits"),
  Hostile("{\"\n\":1}", "byte 10: a control character in a string"),
  Hostile(
    [5, 0, 0, 0, 0, 0, 0, 0] + [0x7b, 0x22, 0xff, 0x22, 0x7d], "byte 10: the string is not UTF-8"),
  Hostile("{\"__metadata__\":{\"a\":1}}", "byte 29: expected \", found 1"),
  Hostile("{\"__metadata__\":{},\"__metadata__\":{}}", "the name \"__metadata__\" occurs twice"),
  Hostile(
    "{\"a\":\(String(repeating: "[", count: 100_000))", "byte 13: expected {, found ["),
  Hostile(
    tensor: "{\"dtype\":\"F32\",\"shape\":[\(String(repeating: "[", count: 100_000))",
    "expected a whole number, found ["),
  Hostile(
    tensor: "{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
      + "\"x\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[8,8]}",
    "\"x\" starts behind a gap"),
  // The same name, composed and decomposed.
  Hostile(
    "{\"\u{e9}\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]},"
      + "\"e\u{301}\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}", "occurs twice"),
  Hostile(
    tensor: "{\"dtype\":\"F31\",\"shape\":[2],\"data_offsets\":[0,8]}",
    "byte 14: the type F31 of \"x\" cannot be read"),
  Hostile(
    tensor: "{\"dtype\":\"F32\",\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}",
    "byte 28: dtype of \"x\" occurs twice"),
  Hostile(
    tensor: "{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8],\"more\":01}",
    "a number starts with 0"),
  Hostile(
    tensor: "{\"more\":[1,{\"a\":tru}]}", "expected a value, found t"),
  Hostile(
    tensor: "{\"more\":\(String(repeating: "[", count: 100_000))", "nested too deeply"),
  Hostile(
    tensor: "{\"dtype\":\"F32\",\"shape\":[NaN],\"data_offsets\":[0,8]}",
    "byte 37: expected a whole number, found N"),
  Hostile(
    tensor: "{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,8]}",
    "byte 37: expected a whole number, found -"),
  Hostile(
    tensor: "{\"dtype\":\"F32\",\"shape\":[2.0],\"data_offsets\":[0,8]}",
    "byte 38: expected ], found ."),
  Hostile(
    tensor: "{\"dtype\":\"F32\",\"shape\":[02],\"data_offsets\":[0,8]}",
    "byte 37: a number starts with 0"),
  Hostile(
    tensor: "{\"dtype\":\"F32\",\"shape\":[99999999999999999999],\"data_offsets\":[0,8]}",
    "byte 37: the number is larger than any size can be"),
  Hostile(
    tensor: "{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,8]}",
    "byte 13: the shape [4294967296, 4294967296] overflows"),
  Hostile(
    tensor: "{\"dtype\":\"F32\",\"shape\":[0,4294967296,4294967296],\"data_offsets\":[0,8]}",
    "byte 13: the shape [0, 4294967296, 4294967296] overflows"),
  Hostile(
    tensor: "{\"dtype\":\"F32\",\"shape\":[4294967296],\"data_offsets\":[0,8]}",
    "byte 13: the shape [4294967296]: a tensor has at most 8 dimensions"),
  Hostile(
    tensor: "{\"dtype\":\"F32\",\"shape\":[1,1,1,1,1,1,1,1,2],\"data_offsets\":[0,8]}",
    "a tensor has at most 8 dimensions"),
  Hostile(
    tensor: "{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}",
    "\"x\", F32 of shape [3], takes 12 bytes, but data_offsets gives it 8"),
  Hostile(
    tensor: "{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,12]}",
    "\"x\" ends 12 bytes behind the header, but 8 follow"),
  Hostile(
    tensor: "{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,9223372036854775807]}",
    "\"x\" ends 9223372036854775807 bytes behind the header"),
  Hostile(
    tensor: "{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]}",
    "\"x\" has the data_offsets [8, 0]"),
  Hostile(
    tensor: "{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8]}",
    "\"x\" has the data_offsets [8]"),
  Hostile(
    tensor: "{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}",
    "\"x\" starts behind a gap after the end of what comes before it"),
  Hostile(
    tensor: "{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}",
    "4 bytes belong to no tensor"),
  Hostile(
    tensor: "{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
      + "\"y\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}",
    "\"y\" starts before the end of what comes before it"),
]

/// A NumPy file of version 1 with four bytes of elements.
private func npy(_ text: String) -> [UInt8] {
  let text = Array(text.utf8)
  return [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(text.count & 255), UInt8(text.count >> 8)]
    + text + [0, 0, 0, 0]
}

private let hostileNPY: [Hostile] = [
  Hostile([], "byte 0: the file does not start as NumPy's do"),
  Hostile(Array("PK\u{3}\u{4}....".utf8), "byte 0: the file does not start as NumPy's do"),
  Hostile([0x93] + Array("NUMPY".utf8) + [4, 0], "byte 6: version 4.0 of the format"),
  Hostile(
    [0x93] + Array("NUMPY".utf8) + [1, 0, 1], "byte 8: the file ends in the header's length"),
  Hostile(
    [0x93] + Array("NUMPY".utf8) + [2, 0, 255, 255, 255, 255],
    "byte 8: the header is said to have 4294967295 bytes, but 0 follow"),
  Hostile(npy("{}"), "byte 10: the header lacks descr, fortran_order or shape"),
  Hostile(npy("{'descr': '<f4', 'descr': '<f4'}"), "the key 'descr' is unknown or occurs twice"),
  Hostile(npy("{'descr': '<f4"), "the header ends too early"),
  Hostile(npy("{'descr': '|O8'}"), "the type '|O8' cannot be read"),
  Hostile(npy("{'descr': '>f4'}"), "the type '>f4' cannot be read"),
  Hostile(npy("{'descr': '<=f4'}"), "the type '<=f4' cannot be read"),
  Hostile(npy("{'descr': 'V2'}"), "the type 'V2' cannot be read"),
  Hostile(npy("{'fortran_order': true}"), "expected True or False, found t"),
  Hostile(npy("{'shape': (1)}"), "expected , found )"),
  Hostile(npy("{'shape': (-1,)}"), "expected a whole number, found -"),
  Hostile(npy("{'shape': (1,)} x"), "expected the end of the header, found x"),
  Hostile(npy("{'\u{e9}': 1}"), "a character that no key or type has"),
  Hostile(
    npy("{'descr': '<f4', 'fortran_order': False, 'shape': (2,)}"),
    "an array of shape [2] takes 8 bytes, but 4 follow"),
  Hostile(
    npy("{'descr': '<f4', 'fortran_order': False, 'shape': (4294967296, 4294967296)}"),
    "byte 10: the shape [4294967296, 4294967296] overflows"),
  Hostile(
    npy("{'descr': '|u1', 'fortran_order': False, 'shape': (2147483648,)}"),
    "at most 8 dimensions of at most 2147483647"),
]

struct HostileFileTests {
  @Test(arguments: hostileSafetensors)
  fileprivate func safetensors(file: Hostile) throws {
    let error = try #require(throws: CheckpointError.self) { try Safetensors(bytes: file.bytes) }
    #expect(error.description.contains(file.message), "\(error)")
  }

  @Test(arguments: hostileNPY)
  fileprivate func npyFiles(file: Hostile) throws {
    let error = try #require(throws: CheckpointError.self) { try Tensor(npyBytes: file.bytes) }
    #expect(error.description.contains(file.message), "\(error)")
    #expect(throws: CheckpointError.self) { try IndexTensor(npyBytes: file.bytes) }
  }

  /// Every beginning of a file is an error, and nothing else.
  @Test(arguments: ["model.safetensors", "names.safetensors", "f4.npy", "version3.npy"])
  func truncated(name: String) throws {
    let bytes = try FileFixtures.bytes(name)
    for length in 0..<bytes.count {
      #expect(throws: CheckpointError.self) { try read(Array(bytes[..<length]), as: name) }
    }
    if name.hasSuffix(".npy") { return try read(bytes + [0], as: name) }
    #expect(throws: CheckpointError.self) { try read(bytes + [0], as: name) }
  }

  /// Files with a few bytes changed, added or left out: each is read, or there is an error.
  @Test(arguments: [
    "model.safetensors", "names.safetensors", "types.safetensors", "f8-fortran-3d.npy", "i8.npy",
  ])
  func mutated(name: String) throws {
    let original = try FileFixtures.bytes(name)
    var generator = Generator(seed: UInt64(name.utf8.count))
    let likely = Array("{}[]():,\"'\\0129-. eun".utf8) + [0, 0x7f, 0x80, 0xff]
    var errors = 0
    for _ in 0..<2000 {
      var bytes = original
      for _ in 0...generator.integer(in: 0..<4) {
        // Mostly in the header, where all decisions are made.
        let bound = generator.integer(in: 0..<8) == 0 ? bytes.count : min(bytes.count, 200)
        let position = generator.integer(in: 0..<bound)
        let byte =
          generator.integer(in: 0..<2) == 0
          ? likely[generator.integer(in: 0..<likely.count)]
          : UInt8(generator.integer(in: 0..<256))
        switch generator.integer(in: 0..<4) {
        case 0: bytes.remove(at: position)
        case 1: bytes.insert(byte, at: position)
        default: bytes[position] = byte
        }
      }
      do {
        try read(bytes, as: name)
      } catch {
        #expect(!error.description.isEmpty)
        errors += 1
      }
    }
    #expect((1000..<2000).contains(errors))
  }

  private func read(_ bytes: [UInt8], as name: String) throws(CheckpointError) {
    if name.hasSuffix(".npy") {
      let tensor = try Tensor(npyBytes: bytes)
      #expect(tensor.count == tensor.values.count)
      _ = try? IndexTensor(npyBytes: bytes)
    } else {
      for (_, tensor) in try Safetensors(bytes: bytes).tensors {
        #expect(tensor.count == tensor.values.count)
      }
    }
  }
}

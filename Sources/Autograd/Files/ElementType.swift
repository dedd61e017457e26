/// How a file stores numbers, all of them with the lowest byte first.
enum ElementType: CaseIterable {
  case float16, bfloat16, float32, float64
  case int8, int16, int32, int64
  case uint8, uint16, uint32, uint64
  case bool

  /// The number of bytes of an element.
  var size: Int {
    switch self {
    case .int8, .uint8, .bool: 1
    case .float16, .bfloat16, .int16, .uint16: 2
    case .float32, .int32, .uint32: 4
    case .float64, .int64, .uint64: 8
    }
  }

  /// Its name in safetensors files.
  var safetensorsName: String {
    switch self {
    case .float16: "F16"
    case .bfloat16: "BF16"
    case .float32: "F32"
    case .float64: "F64"
    case .int8: "I8"
    case .int16: "I16"
    case .int32: "I32"
    case .int64: "I64"
    case .uint8: "U8"
    case .uint16: "U16"
    case .uint32: "U32"
    case .uint64: "U64"
    case .bool: "BOOL"
    }
  }

  /// Its name in NumPy files, if it has one.
  var numpyName: String? {
    switch self {
    case .float16: "<f2"
    case .bfloat16: nil
    case .float32: "<f4"
    case .float64: "<f8"
    case .int8: "|i1"
    case .int16: "<i2"
    case .int32: "<i4"
    case .int64: "<i8"
    case .uint8: "|u1"
    case .uint16: "<u2"
    case .uint32: "<u4"
    case .uint64: "<u8"
    case .bool: "|b1"
    }
  }

  /// The type of a name that NumPy reads: with the lowest byte first, in the machine's order, or of one
  /// byte, which has none.
  init?(numpyName name: String) {
    let order = name.prefix { "<=|>".contains($0) }
    let found = ElementType.allCases.first {
      $0.numpyName?.dropFirst() == name.dropFirst(order.count)
    }
    guard let found, order.count < 2, order != ">" || found.size == 1 else { return nil }
    self = found
  }

  /// Writes the elements in `bytes` to `target` as the `Float`s nearest to them.
  ///
  /// Exact for the types of up to 16 bits and `Float`s; others are rounded to nearest, ties to even,
  /// once.
  func convert(_ bytes: UnsafeRawBufferPointer, to target: UnsafeMutablePointer<Float>) {
    switch self {
    case .float16: fill(target, bytes, UInt16.self) { Float(halfPrecision: $0) }
    case .bfloat16: fill(target, bytes, UInt16.self) { Float(bitPattern: UInt32($0) << 16) }
    case .float32: fill(target, bytes, UInt32.self) { Float(bitPattern: $0) }
    case .float64: fill(target, bytes, UInt64.self) { Float(Double(bitPattern: $0)) }
    case .int8: fill(target, bytes, Int8.self) { Float($0) }
    case .int16: fill(target, bytes, Int16.self) { Float($0) }
    case .int32: fill(target, bytes, Int32.self) { Float($0) }
    case .int64: fill(target, bytes, Int64.self) { Float($0) }
    case .uint8: fill(target, bytes, UInt8.self) { Float($0) }
    case .uint16: fill(target, bytes, UInt16.self) { Float($0) }
    case .uint32: fill(target, bytes, UInt32.self) { Float($0) }
    case .uint64: fill(target, bytes, UInt64.self) { Float($0) }
    case .bool: fill(target, bytes, UInt8.self) { $0 == 0 ? 0 : 1 }
    }
  }

  private func fill<Stored: FixedWidthInteger>(
    _ target: UnsafeMutablePointer<Float>, _ bytes: UnsafeRawBufferPointer, _ type: Stored.Type,
    _ value: (Stored) -> Float
  ) {
    for i in 0..<bytes.count / size {
      let stored = bytes.loadUnaligned(fromByteOffset: i * size, as: Stored.self)
      target[i] = value(Stored(littleEndian: stored))
    }
  }

  /// The elements in `bytes`, `nil` unless all are whole numbers that fit `Int`.
  func wholeNumbers(_ bytes: UnsafeRawBufferPointer) -> [Int]? {
    switch self {
    case .float16, .bfloat16, .float32, .float64: nil
    case .int8: exact(bytes, Int8.self)
    case .int16: exact(bytes, Int16.self)
    case .int32: exact(bytes, Int32.self)
    case .int64: exact(bytes, Int64.self)
    case .uint8, .bool: exact(bytes, UInt8.self)
    case .uint16: exact(bytes, UInt16.self)
    case .uint32: exact(bytes, UInt32.self)
    case .uint64: exact(bytes, UInt64.self)
    }
  }

  private func exact<Stored: FixedWidthInteger>(
    _ bytes: UnsafeRawBufferPointer, _ type: Stored.Type
  ) -> [Int]? {
    var numbers: [Int] = []
    numbers.reserveCapacity(bytes.count / size)
    for i in 0..<bytes.count / size {
      let stored = bytes.loadUnaligned(fromByteOffset: i * size, as: Stored.self)
      guard let number = Int(exactly: Stored(littleEndian: stored)) else { return nil }
      numbers.append(number)
    }
    return numbers
  }
}

extension Float {
  /// The value of an IEEE binary16 pattern, which every `Float` can hold exactly.
  init(halfPrecision pattern: UInt16) {
    let sign = UInt32(pattern >> 15) << 31
    let exponent = UInt32(pattern >> 10 & 31)
    let fraction = UInt32(pattern & 0x3ff)
    switch exponent {
    case 0:
      // Zero and subnormal numbers: multiples of 2^-24.
      let magnitude = Float(fraction) * 0x1p-24
      self = Float(bitPattern: magnitude.bitPattern | sign)
    case 31: self.init(bitPattern: sign | 0x7f80_0000 | fraction << 13)
    default: self.init(bitPattern: sign | (exponent + 112) << 23 | fraction << 13)
    }
  }
}

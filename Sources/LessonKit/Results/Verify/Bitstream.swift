/// One block of an LLVM bitstream, with its records and the blocks inside it.
///
/// Source: LLVM, "LLVM Bitcode File Format", sections "Bitstream Format" and "Standard Blocks".
struct BitstreamBlock {
  /// One record: numbers, and bytes where it ends with a blob.
  struct Record {
    let code: UInt64
    let numbers: [UInt64]
    let blob: [UInt8]
  }

  let id: UInt64
  var records: [Record] = []
  var blocks: [BitstreamBlock] = []

  /// Reads the blocks of a file that starts with `magic`, up to what is no bitstream.
  static func blocks(in bytes: [UInt8], magic: String) -> [BitstreamBlock] {
    guard bytes.starts(with: magic.utf8) else { return [] }
    var reader = BitstreamReader(bytes, at: magic.utf8.count)
    var top = BitstreamBlock(id: .max)
    try? reader.read(into: &top, idWidth: 2, depth: 0)
    return top.blocks
  }
}

/// Reads bits, least significant first; every step may find the end of the data.
private struct BitstreamReader {
  /// What is read is no bitstream, or one that was cut off.
  struct Malformed: Error {}

  private enum Operand {
    case literal(UInt64)
    case fixed(Int)
    case variable(Int)
    case array
    case blob

    /// Whether a value has bits: else a few bytes could ask for more than there is memory.
    var takesBits: Bool {
      switch self {
      case .literal, .fixed(0): false
      case .fixed, .variable, .array, .blob: true
      }
    }
  }
  private typealias Abbreviation = [Operand]

  private let bytes: [UInt8]
  private var bit: Int
  /// The abbreviations that blocks of an id start with.
  private var shared: [UInt64: [Abbreviation]] = [:]

  init(_ bytes: [UInt8], at byte: Int) {
    self.bytes = bytes
    bit = byte * 8
  }

  /// Reads to the end of a block; what came before an error is in it.
  mutating func read(
    into block: inout BitstreamBlock, idWidth: Int, depth: Int
  ) throws(Malformed) {
    var abbreviations = shared[block.id] ?? []
    // The id of the blocks that the standard block 0 defines abbreviations for.
    var described: UInt64?
    while true {
      switch try fixed(idWidth) {
      case 0: return align()
      case 1:
        var inner = BitstreamBlock(id: try variable(8))
        let width = try variable(4)
        guard (1...32).contains(width), depth < 64 else { throw Malformed() }
        align()
        _ = try fixed(32)
        defer { block.blocks.append(inner) }
        try read(into: &inner, idWidth: Int(width), depth: depth + 1)
      case 2:
        let abbreviation = try abbreviation()
        if let described {
          shared[described, default: []].append(abbreviation)
        } else {
          abbreviations.append(abbreviation)
        }
      case let id:
        let index = Int(id) - 4
        guard id == 3 || abbreviations.indices.contains(index) else { throw Malformed() }
        let record = try record(of: id == 3 ? Self.unabbreviated : abbreviations[index])
        if block.id == 0, record.code == 1 { described = record.numbers.first }
        block.records.append(record)
      }
    }
  }

  private mutating func abbreviation() throws(Malformed) -> Abbreviation {
    let count = try variable(5)
    var operands: Abbreviation = []
    while operands.count < count {
      if try fixed(1) == 1 {
        operands.append(.literal(try variable(8)))
        continue
      }
      switch try fixed(3) {
      case 1: operands.append(.fixed(Int(clamping: try variable(5))))
      case 2: operands.append(.variable(Int(clamping: try variable(5))))
      case 3: operands.append(.array)
      // A character.
      case 4: operands.append(.fixed(6))
      case 5: operands.append(.blob)
      default: throw Malformed()
      }
    }
    return operands
  }

  /// A record without an abbreviation: its code, and how many numbers follow.
  private static let unabbreviated: Abbreviation = [.variable(6), .array, .variable(6)]

  private mutating func record(
    of operands: Abbreviation
  ) throws(Malformed) -> BitstreamBlock.Record {
    var numbers: [UInt64] = []
    var blob: [UInt8] = []
    var position = 0
    while position < operands.count {
      switch operands[position] {
      case .array:
        position += 1
        let count = try variable(6)
        guard operands.indices.contains(position), operands[position].takesBits else {
          throw Malformed()
        }
        for _ in 0..<count { numbers.append(try scalar(operands[position])) }
      case .blob:
        let count = Int(clamping: try variable(6))
        align()
        guard count <= bytes.count - bit / 8 else { throw Malformed() }
        blob = Array(bytes[(bit / 8)..<(bit / 8 + count)])
        bit += count * 8
        align()
      case let operand: numbers.append(try scalar(operand))
      }
      position += 1
    }
    guard let code = numbers.first else { throw Malformed() }
    return BitstreamBlock.Record(code: code, numbers: Array(numbers.dropFirst()), blob: blob)
  }

  private mutating func scalar(_ operand: Operand) throws(Malformed) -> UInt64 {
    switch operand {
    case .literal(let value): value
    case .fixed(let width): try fixed(width)
    case .variable(let width): try variable(width)
    case .array, .blob: throw Malformed()
    }
  }

  private mutating func fixed(_ width: Int) throws(Malformed) -> UInt64 {
    guard (0...64).contains(width), bit + width <= bytes.count * 8 else { throw Malformed() }
    var value: UInt64 = 0
    for offset in 0..<width {
      let place = bit + offset
      value |= UInt64(bytes[place / 8] >> UInt8(place % 8) & 1) << UInt64(offset)
    }
    bit += width
    return value
  }

  /// A number in pieces of `width` bits, the highest of which says whether more follow.
  private mutating func variable(_ width: Int) throws(Malformed) -> UInt64 {
    guard (2...32).contains(width) else { throw Malformed() }
    let more = UInt64(1) << UInt64(width - 1)
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while shift < 64 {
      let piece = try fixed(width)
      value |= (piece & (more - 1)) << shift
      if piece & more == 0 { return value }
      shift += UInt64(width - 1)
    }
    throw Malformed()
  }

  private mutating func align() { bit = (bit + 31) / 32 * 32 }
}

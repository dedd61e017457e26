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
    _ = reader.read(into: &top, idWidth: 2, depth: 0)
    return top.blocks
  }
}

/// Reads bits, least significant first; every step may find the end of the data.
private struct BitstreamReader {
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

  /// Reads to the end of a block; `nil` where the data ends before it.
  mutating func read(into block: inout BitstreamBlock, idWidth: Int, depth: Int) -> Void? {
    var abbreviations = shared[block.id] ?? []
    // The id of the blocks that the standard block 0 defines abbreviations for.
    var described: UInt64?
    while let id = fixed(idWidth) {
      switch id {
      case 0:
        align()
        return ()
      case 1:
        guard let id = variable(8), let width = variable(4), (1...32).contains(width), depth < 64
        else { return nil }
        align()
        guard fixed(32) != nil else { return nil }
        var inner = BitstreamBlock(id: id)
        let end: Void? = read(into: &inner, idWidth: Int(width), depth: depth + 1)
        block.blocks.append(inner)
        guard end != nil else { return nil }
      case 2:
        guard let abbreviation = abbreviation() else { return nil }
        if let described {
          shared[described, default: []].append(abbreviation)
        } else {
          abbreviations.append(abbreviation)
        }
      default:
        let index = Int(id) - 4
        guard id == 3 || abbreviations.indices.contains(index),
          let record = record(of: id == 3 ? Self.unabbreviated : abbreviations[index])
        else { return nil }
        if block.id == 0, record.code == 1 { described = record.numbers.first }
        block.records.append(record)
      }
    }
    return nil
  }

  private mutating func abbreviation() -> Abbreviation? {
    guard let count = variable(5) else { return nil }
    var operands: Abbreviation = []
    while operands.count < count {
      guard let isLiteral = fixed(1) else { return nil }
      if isLiteral == 1 {
        guard let value = variable(8) else { return nil }
        operands.append(.literal(value))
        continue
      }
      switch fixed(3) {
      case 1: operands.append(.fixed(Int(clamping: variable(5) ?? 0)))
      case 2: operands.append(.variable(Int(clamping: variable(5) ?? 0)))
      case 3: operands.append(.array)
      // A character.
      case 4: operands.append(.fixed(6))
      case 5: operands.append(.blob)
      default: return nil
      }
    }
    return operands
  }

  /// A record without an abbreviation: its code, and how many numbers follow.
  private static let unabbreviated: Abbreviation = [.variable(6), .array, .variable(6)]

  private mutating func record(of operands: Abbreviation) -> BitstreamBlock.Record? {
    var numbers: [UInt64] = []
    var blob: [UInt8] = []
    var position = 0
    while position < operands.count {
      switch operands[position] {
      case .array:
        position += 1
        guard let count = variable(6), operands.indices.contains(position),
          operands[position].takesBits
        else { return nil }
        for _ in 0..<count {
          guard let number = scalar(operands[position]) else { return nil }
          numbers.append(number)
        }
      case .blob:
        guard let count = variable(6).flatMap({ Int(exactly: $0) }) else { return nil }
        align()
        guard count <= bytes.count - bit / 8 else { return nil }
        blob = Array(bytes[(bit / 8)..<(bit / 8 + count)])
        bit += count * 8
        align()
      case let operand:
        guard let number = scalar(operand) else { return nil }
        numbers.append(number)
      }
      position += 1
    }
    guard let code = numbers.first else { return nil }
    return BitstreamBlock.Record(code: code, numbers: Array(numbers.dropFirst()), blob: blob)
  }

  private mutating func scalar(_ operand: Operand) -> UInt64? {
    switch operand {
    case .literal(let value): value
    case .fixed(let width): fixed(width)
    case .variable(let width): variable(width)
    case .array, .blob: nil
    }
  }

  private mutating func fixed(_ width: Int) -> UInt64? {
    guard (0...64).contains(width), bit + width <= bytes.count * 8 else { return nil }
    var value: UInt64 = 0
    for offset in 0..<width {
      let place = bit + offset
      value |= UInt64(bytes[place / 8] >> UInt8(place % 8) & 1) << UInt64(offset)
    }
    bit += width
    return value
  }

  /// A number in pieces of `width` bits, the highest of which says whether more follow.
  private mutating func variable(_ width: Int) -> UInt64? {
    guard (2...32).contains(width) else { return nil }
    let more = UInt64(1) << UInt64(width - 1)
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while let piece = fixed(width), shift < 64 {
      value |= (piece & (more - 1)) << shift
      if piece & more == 0 { return value }
      shift += UInt64(width - 1)
    }
    return nil
  }

  private mutating func align() { bit = (bit + 31) / 32 * 32 }
}

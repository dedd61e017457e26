/// A 64-bit FNV-1a hash, taken eight bytes at a time; tells contents apart, resists no attacker.
///
/// Whatever decides on a verdict is known by its ``ContentDigest``.
///
/// Source: Fowler, Noll and Vo, "The FNV Non-Cryptographic Hash Algorithm" (IETF draft). Words
/// instead of bytes keep it quick in a debug build; the final mix spreads high bits to low ones.
package struct ContentHash: Sendable {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  package init() {}

  /// A hash of texts, in order; where one ends and the next begins matters.
  package init(_ texts: [String]) {
    combine(texts)
  }

  package mutating func combine(_ texts: [String]) {
    for text in texts { combine(text) }
  }

  package mutating func combine(_ text: String) {
    var text = text
    text.withUTF8 { combine(UnsafeRawBufferPointer($0)) }
  }

  /// Adds bytes and their number.
  package mutating func combine(_ bytes: UnsafeRawBufferPointer) {
    var offset = 0
    while offset + 8 <= bytes.count {
      combine(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian)
      offset += 8
    }
    while offset < bytes.count {
      combine(UInt64(bytes[offset]))
      offset += 1
    }
    combine(UInt64(bytes.count))
  }

  package mutating func combine(_ word: UInt64) {
    state = (state ^ word) &* 0x0000_0100_0000_01B3
    state ^= state >> 29
  }

  package var value: UInt64 { state }
  package var hexadecimal: String { state.hexadecimal(16) }
}

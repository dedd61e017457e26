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

  /// Reads the blocks of a file that starts with `magic`; those before the first thing that is no
  /// bitstream.
  static func blocks(in bytes: [UInt8], magic: String) -> [BitstreamBlock] {
    guard bytes.starts(with: magic.utf8) else { return [] }
    var reader = BitstreamReader(bytes, at: magic.utf8.count)
    var top = BitstreamBlock(id: .max)
    _ = reader.read(into: &top, idWidth: 2, depth: 0)
    return top.blocks
  }
}

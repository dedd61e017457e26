/// The libraries that an object file asks the linker for, because of what its source imports.
///
/// Swift writes them into a section of the object, which the compiler's driver has another tool read:
/// to start that takes as long as to link. Source: System V ABI, "Object Files" (ELF); Swift's
/// IRGen writes the section `.swift1_autolink_entries`, its entries ended by zeros.
package struct AutolinkEntries {
  /// The linker's arguments, each once: `-l` and a library's name.
  package let arguments: [String]

  private static let section = Array(".swift1_autolink_entries".utf8)

  /// Reads a 64-bit little-endian ELF object; `nil` where it is damaged, or asks for more than libraries.
  package init?(object bytes: [UInt8]) {
    let file = ELF(bytes: bytes)
    guard bytes.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2, 1]),
      let table = file.number(at: 0x28, size: 8), let size = file.number(at: 0x3A, size: 2),
      let count = file.number(at: 0x3C, size: 2), let names = file.number(at: 0x3E, size: 2),
      size >= 0x40, count > 0, names < count, table + count * size <= bytes.count,
      let nameTable = file.section(table + names * size)
    else { return nil }
    var entries: [String] = []
    for index in 0..<count {
      let header = table + index * size
      guard let name = file.number(at: header, size: 4), let content = file.section(header) else {
        return nil
      }
      let rest = nameTable.dropFirst(name).prefix { $0 != 0 }
      guard rest.elementsEqual(Self.section) else { continue }
      for entry in content.split(separator: 0) {
        let entry = String(decoding: entry, as: UTF8.self)
        guard entry.hasPrefix("-l"), entry.count > 2 else { return nil }
        if !entries.contains(entry) { entries.append(entry) }
      }
    }
    arguments = entries
  }

  private struct ELF {
    let bytes: [UInt8]

    /// The number at `offset`; `nil` where the file has none there that can be an offset or a size.
    func number(at offset: Int, size: Int) -> Int? {
      guard offset >= 0, offset <= bytes.count - size else { return nil }
      let value = bytes[offset..<(offset + size)].reversed().reduce(UInt64(0)) {
        $0 << 8 | UInt64($1)
      }
      // What lies further has no place in a file; sums of two such still fit.
      return value < 1 << 48 ? Int(value) : nil
    }

    /// The content of the section with this header, empty for one that takes no room in the file.
    func section(_ header: Int) -> ArraySlice<UInt8>? {
      guard let kind = number(at: header + 4, size: 4), kind != 8, kind != 0 else { return [] }
      guard let offset = number(at: header + 0x18, size: 8),
        let size = number(at: header + 0x20, size: 8), offset + size <= bytes.count
      else { return nil }
      return bytes[offset..<(offset + size)]
    }
  }
}

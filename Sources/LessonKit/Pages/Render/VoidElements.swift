extension [UInt8] {
  /// HTML in which `br`, `hr` and `img` end without the slash that libcmark writes, which means nothing in HTML.
  ///
  /// No text and no attribute has a `<` or a `>` of its own.
  var withVoidElementsAsInHTML: [UInt8] {
    var written: [UInt8] = []
    written.reserveCapacity(count)
    var (start, search) = (0, 0)
    while let slash = self[search...].firstIndex(of: UInt8(ascii: "/")) {
      search = slash + 1
      guard search < count, self[search] == UInt8(ascii: ">"), slash > 0,
        self[slash - 1] == UInt8(ascii: " "),
        let tag = self[start..<slash].lastIndex(of: UInt8(ascii: "<")),
        ["br ", "hr ", "img "].contains(where: { self[(tag + 1)...].starts(with: $0.utf8) })
      else { continue }
      written += self[start..<slash - 1]
      start = search
    }
    return start == 0 ? self : written + self[start...]
  }
}

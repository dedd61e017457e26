import LessonText

extension String {
  /// HTML in which `br`, `hr` and `img` end without the slash that libcmark writes, which means nothing in HTML.
  ///
  /// No text and no attribute has a `<` or a `>` of its own.
  var withVoidElementsAsInHTML: String {
    var own = self
    return own.withUTF8 { bytes in
      var written: [UInt8] = []
      written.reserveCapacity(bytes.count)
      var (start, search) = (0, 0)
      while let slash = bytes[search...].firstIndex(of: UInt8(ascii: "/")) {
        search = slash + 1
        guard search < bytes.count, bytes[search] == UInt8(ascii: ">"), slash > 0,
          bytes[slash - 1] == UInt8(ascii: " "),
          let tag = bytes[start..<slash].lastIndex(of: UInt8(ascii: "<")),
          ["br ", "hr ", "img "].contains(where: { bytes[(tag + 1)...].starts(with: $0.utf8) })
        else { continue }
        written += bytes[start..<slash - 1]
        start = search
      }
      return start == 0 ? self : String(decoding: written + bytes[start...], as: UTF8.self)
    }
  }
}

import LessonText

extension String {
  /// HTML whose headings begin one level below `section` and go down by one level each, as those who hear a page
  /// find their way by them; all tags in it are our own.
  func headings(below section: Int) -> String {
    guard hasBytes(of: "<h") else { return self }
    var outer: [UInt8] = []
    var written: [UInt8] = []
    var rest = Array(utf8)[...]
    while let place = rest.firstIndex(of: UInt8(ascii: "<")) {
      let isEnd = rest[place...].dropFirst().first == UInt8(ascii: "/")
      let name = rest[place...].dropFirst(isEnd ? 2 : 1).prefix(3)
      written += rest[..<name.startIndex]
      rest = rest[name.startIndex...]
      guard name.count == 3, name.first == UInt8(ascii: "h"),
        case let level = name[name.startIndex + 1],
        (UInt8(ascii: "1")...UInt8(ascii: "6")).contains(level),
        !name[name.startIndex + 2].isASCIIAlphanumeric
      else { continue }
      if !isEnd {
        outer.removeAll { $0 >= level }
        outer.append(level)
      }
      written += "h\(min(section + outer.count, 6))".utf8
      rest = rest.dropFirst(2)
    }
    return String(decoding: written + rest, as: UTF8.self)
  }
}

import CCMark

/// Finds a text in a line, in a time that does not grow with the product of both lengths.
struct TextSearch {
  private let pattern: [UInt8]

  /// Up to this length nothing is faster than to try every place that begins alike.
  private static let shortLength = 64

  /// Searches for `pattern`, which is not empty.
  init(_ pattern: [UInt8]) {
    self.pattern = pattern
  }

  /// Where the pattern is first found at or behind `start`; `nil` where it is nowhere.
  func firstPlace(in text: [UInt8], from start: Int) -> Int? {
    guard start + pattern.count <= text.count else { return nil }
    return pattern.count <= Self.shortLength
      ? firstShort(in: text, from: start) : firstLong(in: text, from: start)
  }

  private func firstShort(in text: [UInt8], from start: Int) -> Int? {
    text.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress, let first = pattern.first else { return start }
      let end = text.count - pattern.count
      var place = start
      while place <= end, let found = memchr(base + place, Int32(first), end - place + 1) {
        if memcmp(found, pattern, pattern.count) == 0 { return UnsafeRawPointer(found) - base }
        place = UnsafeRawPointer(found) - base + 1
      }
      return nil
    }
  }

  /// The algorithm of Knuth, Morris and Pratt (1977).
  private func firstLong(in text: [UInt8], from start: Int) -> Int? {
    // For each length of what was matched, the longest that is its beginning and its end.
    var borders = [Int](repeating: 0, count: pattern.count + 1)
    return borders.withUnsafeMutableBufferPointer { borders in
      pattern.withUnsafeBufferPointer { pattern in
        text.withUnsafeBufferPointer { text in
          var length = 0
          var index = 1
          while index < pattern.count {
            while length > 0, pattern[index] != pattern[length] { length = borders[length] }
            if pattern[index] == pattern[length] { length += 1 }
            index += 1
            borders[index] = length
          }
          var matched = 0
          var place = start
          while place < text.count {
            while matched > 0, text[place] != pattern[matched] { matched = borders[matched] }
            if text[place] == pattern[matched] { matched += 1 }
            place += 1
            if matched == pattern.count { return place - matched }
          }
          return nil
        }
      }
    }
  }
}

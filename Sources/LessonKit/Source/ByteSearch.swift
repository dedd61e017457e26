extension String {
  /// Whether the bytes of `text` stand one after another anywhere in this text.
  ///
  /// Code is bytes: what `contains` takes for equal may be written in other ones, and where Foundation
  /// is linked it goes through the rules of languages to find that.
  func hasBytes(of text: String) -> Bool {
    var (own, wanted) = (self, text)
    return own.withUTF8 { bytes in
      wanted.withUTF8 { wanted in
        guard let first = wanted.first else { return true }
        guard bytes.count >= wanted.count else { return false }
        for start in 0...(bytes.count - wanted.count) where bytes[start] == first {
          if bytes[start..<start + wanted.count].elementsEqual(wanted) { return true }
        }
        return false
      }
    }
  }
}

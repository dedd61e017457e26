/// One character of a formula and the byte of the file where it stands.
struct TeXCharacter: Sendable, Equatable {
  let scalar: Unicode.Scalar
  let offset: Int

  /// The characters of UTF-8 text whose bytes stand at `offsets`.
  static func all(in bytes: ArraySlice<UInt8>, at offsets: ArraySlice<Int>) -> [TeXCharacter] {
    var characters: [TeXCharacter] = []
    var offsets = offsets
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      guard let offset = offsets.first else { break }
      characters.append(TeXCharacter(scalar: scalar, offset: offset))
      offsets = offsets.dropFirst(UTF8.width(scalar))
    }
    return characters
  }

  /// The characters of `text` as if it were a file.
  static func all(in text: String) -> [TeXCharacter] {
    all(in: Array(text.utf8)[...], at: Array(0..<text.utf8.count)[...])
  }
}

/// Cell ids as nbformat 4.5 wants them: unique, 1 to 64 of `A-Z a-z 0-9 - _`.
struct NotebookIDs {
  private var used: Set<String> = []

  /// An id for cell `number`: `wanted`, if it can be one.
  mutating func next(_ wanted: String, number: Int) -> String {
    let isAllowed =
      (1...64).contains(wanted.utf8.count)
      && wanted.utf8.allSatisfy { byte in
        let character = Character(Unicode.Scalar(byte))
        return byte < 0x80 && (character.isLetter || character.isNumber || "-_".contains(character))
      }
    var id = isAllowed ? wanted : "cell-\(number)"
    var ordinal = 2
    while !used.insert(id).inserted {
      id = "cell-\(number)-\(ordinal)"
      ordinal += 1
    }
    return id
  }
}

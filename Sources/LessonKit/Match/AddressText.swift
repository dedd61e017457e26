/// Finds addresses in printed text, which change from run to run.
enum AddressText {
  /// Whether a text has what only an address looks like: that of a thing in memory, on 64-bit systems.
  static func isIn(_ text: String) -> Bool { text.contains("0x0000") }

  /// Whether two texts that differ would not without their long hexadecimal numbers.
  static func areAllThatDiffers(_ first: String, _ second: String) -> Bool {
    masked(first).utf8.elementsEqual(masked(second).utf8)
  }

  /// The text with one mark in the place of each long hexadecimal number.
  static func masked(_ text: String) -> String {
    text.replacing(#/0x[0-9A-Fa-f]{6,}/#, with: "0x…")
  }
}

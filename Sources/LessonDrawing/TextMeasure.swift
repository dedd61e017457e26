/// About how wide text is: fonts differ from reader to reader, but drawings must not.
package enum TextMeasure {
  /// The width in pixels at a font size in pixels.
  package static func width(_ text: String, size: Double = 13) -> Int {
    Int((text.reduce(0) { $0 + ems($1) } * size).rounded(.up))
  }

  /// `text`, or as much of it as fits into so many pixels.
  package static func fitted(_ text: String, _ width: Int, size: Double = 13) -> String {
    guard self.width(text, size: size) > width else { return text }
    let room = Double(width) / size - ems("…")
    var used = 0.0
    let kept = text.prefix { character in
      used += ems(character)
      return used <= room
    }
    return kept + "…"
  }

  private static func ems(_ character: Character) -> Double {
    switch character {
    case "i", "j", "l", "t", "f", "r", "I", "1", ".", ",", ":", ";", "'", "|", "!", "(", ")", "[",
      "]", " ", "-":
      0.42
    case "m", "w", "M", "W", "@", "%", "…", "→": 0.95
    case "A"..."Z": 0.72
    // From here on characters are as wide as they are high.
    case _ where (character.unicodeScalars.first?.value ?? 0) >= 0x2E80: 1.05
    default: 0.6
    }
  }
}

/// A line with every run of digits as one mark, so that 9.5 and 10.25 have the same shape.
struct DigitShape: Equatable {
  private let text: String

  init(_ line: OutputLine) {
    text = line.text.unicodeScalars.reduce(into: "") { text, scalar in
      if !("0"..."9").contains(scalar) {
        text.unicodeScalars.append(scalar)
      } else if text.unicodeScalars.last != "\0" {
        text.unicodeScalars.append("\0")
      }
    }
  }
}

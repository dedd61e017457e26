/// One line of output, equal to another if the bytes are, blanks at the end aside.
///
/// Strings would not do: to them the composed and the decomposed form of a letter are equal.
struct OutputLine: Equatable {
  let text: String

  init(_ line: String) {
    var line = line[...]
    while let last = line.unicodeScalars.last, last == " " || last == "\t" || last == "\r" {
      line.unicodeScalars.removeLast()
    }
    text = String(line)
  }

  static func == (lhs: OutputLine, rhs: OutputLine) -> Bool {
    lhs.text.utf8.elementsEqual(rhs.text.utf8)
  }

}

/// What an output fence is compared with, as its info string says.
enum OutputChannel: String, CaseIterable {
  case output = "output"
  case errorOutput = "output stderr"
  case error = "output error"
  case trap = "output trap"

  /// The channel that an info string names.
  init(info: String) {
    let words = info.infoWords.dropFirst()
    self =
      Self.allCases.dropFirst().first { words.contains(String($0.rawValue.dropFirst(7))) }
      ?? .output
  }
}

extension String {
  /// The words of an info string: blanks and commas part them, but not in quotes.
  var infoWords: [String] {
    var isQuoted = false
    return unicodeScalars.split { scalar in
      if scalar == "\"" { isQuoted.toggle() }
      return !isQuoted && (scalar == " " || scalar == "\t" || scalar == ",")
    }.map { String($0) }
  }
}

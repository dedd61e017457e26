import Testing

@testable import LessonCode

@Suite struct ShellWordsTests {
  @Test(arguments: [
    ("", []), ("  a  b\t", ["a", "b"]), ("'a b' c'd'e", ["a b", "cde"]), ("'' \"\"", ["", ""]),
    (#""a \"b\" \\ \$x \`y\` \n" c"#, [#"a "b" \ $x `y` \n"#, "c"]),
    (#"'it'\''s' a\ b"#, ["it's", "a b"]), ("'/tmp/$a`b`é' ü", ["/tmp/$a`b`é", "ü"]),
  ])
  func wordsLoseTheirQuotes(line: String, words: [String]) {
    #expect(ShellWords.words(of: line[...]) == words)
  }

  @Test(arguments: ["'a", "\"a", "a\\", #""a\"#])
  func openQuotesAreNoWords(line: String) {
    #expect(ShellWords.words(of: line[...]) == nil)
  }
}

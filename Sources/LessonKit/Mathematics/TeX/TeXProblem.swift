/// Why a formula cannot be converted, and where in the file.
struct TeXProblem: Error, Equatable {
  /// The byte of the file where the part concerned starts.
  let offset: Int
  /// How many bytes are concerned.
  let length: Int
  let message: String
  let advice: String

  init(_ token: TeXToken, _ message: String, advice: String) {
    offset = token.offset
    length = token.length
    self.message = message
    self.advice = advice
  }
}

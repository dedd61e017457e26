/// How lessons are verified.
struct VerificationSettings: Sendable {
  /// How many lessons to work on at once.
  var jobs: Int
  /// Whether what earlier runs have kept is believed, and what is found out is kept.
  var usesCache: Bool
  /// How much is said of how far the work is.
  var progress: Progress.Detail

  /// Where what is known of lessons is kept from run to run; `nil` for nowhere.
  var cacheFolder: String? { usesCache ? RunningCommand.cacheFolder : nil }
}

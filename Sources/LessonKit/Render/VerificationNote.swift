/// What a page may say about its verification, and no more.
struct VerificationNote {
  private let isVerified: Bool
  private let compared: Int
  private let ignored: Int
  private let uncompared: Int

  /// Counts the cells of `verdict` that a reader sees.
  init(_ verdict: Verdict) {
    let visible = verdict.cells.filter { !$0.cell.attributes.isHidden }
    isVerified = verdict.isVerified
    compared = visible.filter(\.isCompared).count
    ignored = visible.filter { $0.status == .skipped }.count
    uncompared = visible.filter { $0.status == .unchecked }.count
  }

  /// The mark in the page's header; empty where nothing was compared.
  var badge: String {
    guard isVerified, compared > 0 else { return "" }
    return "<p class=\"check\">✓ \(Self.count(compared, "output")) verified</p>\n"
  }

  /// The sentences at the page's end; empty where there is nothing to say.
  var sentences: String {
    var sentences: [String] = []
    if isVerified, compared > 0 {
      let outputs = compared == 1 ? "the output" : "each of the \(compared) outputs"
      sentences.append(
        "The code of this page was compiled and run, and \(outputs) marked ✓ is what it printed.")
    }
    if uncompared > 0 {
      sentences.append("\(Self.count(uncompared, "cell")) ran without a comparison.")
    }
    if ignored > 0 { sentences.append("\(Self.count(ignored, "cell")) did not run.") }
    return sentences.isEmpty ? "" : "<p>\(sentences.joined(separator: " "))</p>\n"
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}

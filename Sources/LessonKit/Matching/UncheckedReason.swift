import LessonFormat

/// Why nothing that a cell does is compared with the page, although the author could have it compared.
///
/// A new attribute that takes a cell out of the comparison is one reason here and one line below.
package struct UncheckedReason: RawRepresentable, Sendable, Hashable, Codable, CaseIterable {
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }

  package static let ignored = UncheckedReason(rawValue: "ignored")
  package static let noRun = UncheckedReason(rawValue: "no-run")
  package static let silent = UncheckedReason(rawValue: "silent")
  package static let nondeterministic = UncheckedReason(rawValue: "nondeterministic")
  /// Its fence has nothing but wildcards, or numbers whose tolerance has no bounds.
  package static let matchesAnything = UncheckedReason(rawValue: "matches-anything")

  // Reasons of blocks in documentation.

  /// It leaves something out, and so is compiled and does not run.
  package static let placeholder = UncheckedReason(rawValue: "placeholder")
  /// It is a package's manifest or a part of one.
  package static let manifest = UncheckedReason(rawValue: "manifest")
  /// It has an entry point of its own, and so is compiled and does not run.
  package static let main = UncheckedReason(rawValue: "main")
  /// It shows declarations without their bodies.
  package static let listing = UncheckedReason(rawValue: "listing")
  /// It is no Swift.
  package static let notSwift = UncheckedReason(rawValue: "not-swift")
  /// It prints something, or says something of itself that nobody could judge.
  package static let noClaim = UncheckedReason(rawValue: "no-claim")

  /// An error that nothing catches ends it before all that it says of itself could be judged.
  package static let uncaughtError = UncheckedReason(rawValue: "uncaught-error")

  /// It is a fragment: it uses a name that is nowhere declared.
  package static func needs(_ name: String) -> UncheckedReason {
    UncheckedReason(rawValue: "needs " + name)
  }

  /// What a fragment needs; `nil` of any other reason.
  package var neededName: String? {
    let prefix = Self.needs("").rawValue
    return rawValue.hasPrefix(prefix) ? String(rawValue.dropFirst(prefix.count)) : nil
  }

  /// The reasons that are the same for every block, in the order that they are listed in.
  package static let allCases: [UncheckedReason] = [
    .ignored, .noRun, .silent, .nondeterministic, .matchesAnything, .placeholder, .manifest, .main,
    .listing, .notSwift, .noClaim, .uncaughtError,
  ]
}

extension Cell {
  /// Why the cell is not checked; `nil` for one that is, if only where its `requires` is met.
  package var uncheckedReason: UncheckedReason? {
    if case .ignored = attributes.fate { return .ignored }
    if attributes.fate == .compiles { return .noRun }
    if attributes.isSilent { return .silent }
    if outputs.contains(where: \.options.isNondeterministic) { return .nondeterministic }
    return outputs.contains(where: leavesOpen) ? .matchesAnything : nil
  }

  /// Whether a fence says nothing of what comes of the cell: standard error needs no fence, and next to another
  /// one it is as if there were none.
  private func leavesOpen(_ output: ExpectedOutput) -> Bool {
    (output.channel != .errorOutput || outputs.count == 1) && output.matchesAnything
  }
}

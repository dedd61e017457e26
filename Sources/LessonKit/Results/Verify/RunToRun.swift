import LessonText

extension Verdict {
  /// Whether something is wrong that an earlier run of the same cells did not have.
  package func differs(from earlier: Verdict) -> Bool {
    zip(cells, earlier.cells).contains { cell, before in
      cell.diagnostics.contains { diagnostic in
        // Places of failures are not known of an earlier run.
        !before.diagnostics.contains {
          diagnostic.id.isOfOutput ? $0 == diagnostic : $0.id == diagnostic.id
        }
      }
    }
  }

  /// The verdict of a later run on the same text, where what differs in its outputs is said to change from
  /// run to run: neither the fence nor the code is what an author has to correct.
  package func namingChanges(since earlier: Verdict) -> Verdict {
    var verdict = self
    for (index, before) in zip(cells.indices, earlier.cells) {
      verdict.cells[index].diagnostics = cells[index].diagnostics.map { diagnostic in
        diagnostic.id.isOfOutput && !before.diagnostics.contains(diagnostic)
          ? diagnostic.asChange : diagnostic
      }
    }
    return verdict
  }
}

extension Diagnostic.ID {
  /// Whether such an error is about what a program printed or how it failed, against its fences.
  fileprivate var isOfOutput: Bool {
    switch self {
    case .outputMismatch, .errorMismatch, .trapMismatch, .missingOutput: true
    default: false
    }
  }
}

extension Diagnostic {
  /// The same difference as one between two runs.
  fileprivate var asChange: Diagnostic {
    var diagnostic = self
    diagnostic.message =
      switch id {
      case .trapMismatch, .errorMismatch: "the message changes from run to run"
      case .missingOutput: "what the cell prints changes from run to run"
      default: "the output changes from run to run"
      }
    let mark = id == .missingOutput ? "mark the cell `silent`" : "mark the fence `nondeterministic`"
    diagnostic.advice =
      "write `[..]` in the place of what changes, or \(mark), or have the code print the same each time:"
      + " seed the random numbers, sort what has no order, describe what prints its address"
    return diagnostic
  }
}

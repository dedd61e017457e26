/// What the execution counts of a notebook say about its stored outputs.
struct ExecutionOrder {
  private(set) var remarks: [String] = []

  /// Looks at the code cells that were not exported from a lesson.
  init(_ notebook: Notebook) {
    var last: (cell: Int, count: Int)?
    var missing: [String] = []
    for (index, cell) in notebook.cells.enumerated()
    where cell.kind == .code && !cell.source.isBlank && notebook.origin == nil {
      // Kernels count from 1: a zero is what tools write that have not run the cell.
      guard let count = cell.executionCount, count > 0 else {
        missing.append("\(index + 1)")
        continue
      }
      if let last, count <= last.count {
        remarks.append(
          "cell \(index + 1): it ran before cell \(last.cell) (In [\(count)] behind"
            + " In [\(last.count)]), so that its output may not be what a run from the top prints")
      }
      last = (index + 1, count)
    }
    if !missing.isEmpty {
      let cells = (missing.count == 1 ? "cell " : "cells ") + missing.joined(separator: ", ")
      remarks.append("\(cells): no execution count: not run, or edited since")
    }
  }
}

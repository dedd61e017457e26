import LessonFormat

/// One program of a lesson: the cells that it has, and what is asked of it.
///
/// Each `reset` starts a new program. A cell that is not part of what later cells see (it must not
/// compile, must trap, or only has to compile) has a program of its own: all cells before it, and it.
package struct ProgramPlan: Sendable, Equatable {
  /// What is asked of the program: to run to its end, or what its last cell says that must not.
  package let fate: CellAttributes.Fate
  package let cells: [Cell]
  /// The numbers of the cells that this program decides on.
  package var judged: [Int] {
    fate == .runs ? cells.map(\.number) : cells.suffix(1).map(\.number)
  }
  /// Where the program stands among those of the lesson that share their first cells.
  package let segment: Int
}

extension Cell {
  /// Whether the cell is one that later cells of its program see.
  package var isPartOfProgram: Bool { isRun && attributes.fate == .runs }
}

extension Lesson {
  /// The cells between two `reset`, those that do not run among them.
  package var segments: [[Cell]] {
    var segments: [[Cell]] = [[]]
    for cell in cells {
      if cell.attributes.startsProgram { segments.append([]) }
      segments[segments.count - 1].append(cell)
    }
    return segments
  }

  /// The programs of a well-formed lesson: each that runs before those that go out from it.
  package var programs: [ProgramPlan] {
    segments.enumerated().flatMap { index, cells in
      Self.plans(of: cells.filter(\.isRun), segment: index)
    }
  }

  private static func plans(of cells: [Cell], segment: Int) -> [ProgramPlan] {
    var shared: [Cell] = []
    var branches: [ProgramPlan] = []
    for cell in cells {
      let fate = cell.attributes.fate
      guard fate != .runs else {
        shared.append(cell)
        continue
      }
      branches.append(ProgramPlan(fate: fate, cells: shared + [cell], segment: segment))
    }
    guard !shared.isEmpty else { return branches }
    return [ProgramPlan(fate: .runs, cells: shared, segment: segment)] + branches
  }

  /// The program that SwiftPM builds and `swift run` runs: the first that runs.
  package var mainProgram: ProgramPlan {
    programs.first { $0.fate == .runs } ?? ProgramPlan(fate: .runs, cells: [], segment: 0)
  }
}

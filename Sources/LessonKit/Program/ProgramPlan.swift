/// One program of a lesson: the cells that it has, and what is asked of it.
///
/// Each `reset` starts a new program. A cell that is not part of what later cells see (it must not
/// compile, must trap, or only has to compile) has a program of its own: all cells before it, and it.
public struct ProgramPlan: Sendable, Equatable {
  /// What is asked of a program.
  public enum Purpose: Sendable, Equatable {
    /// It compiles, runs to its end and prints what its cells say.
    case run
    /// It compiles; only the last cell is judged.
    case compile
    /// It does not compile, because of the last cell.
    case failToCompile
    /// It runs and traps in the last cell.
    case trap
  }

  /// What is asked of the program.
  public let purpose: Purpose
  /// The cells of the program, in order.
  public let cells: [Cell]
  /// The numbers of the cells that this program decides on.
  public var judged: [Int] {
    purpose == .run ? cells.map(\.number) : cells.suffix(1).map(\.number)
  }
  /// Where the program stands among those of the lesson that share their first cells.
  public let segment: Int
}

extension Cell {
  /// Whether the cell is one that later cells of its program see.
  var isPartOfProgram: Bool { isRun && attributes.fate == .runs }
}

extension Lesson {
  /// The cells between two `reset`, those that do not run among them.
  var segments: [[Cell]] {
    var segments: [[Cell]] = [[]]
    for cell in cells {
      if cell.attributes.startsProgram { segments.append([]) }
      segments[segments.count - 1].append(cell)
    }
    return segments
  }

  /// The programs of a well-formed lesson: each that runs before those that go out from it.
  public var programs: [ProgramPlan] {
    segments.enumerated().flatMap { index, cells in
      Self.plans(of: cells.filter(\.isRun), segment: index)
    }
  }

  private static func plans(of cells: [Cell], segment: Int) -> [ProgramPlan] {
    var shared: [Cell] = []
    var branches: [ProgramPlan] = []
    for cell in cells {
      let purpose: ProgramPlan.Purpose
      switch cell.attributes.fate {
      case .runs, .ignored:
        shared.append(cell)
        continue
      case .compiles: purpose = .compile
      case .mustNotCompile: purpose = .failToCompile
      case .mustTrap: purpose = .trap
      }
      branches.append(ProgramPlan(purpose: purpose, cells: shared + [cell], segment: segment))
    }
    guard !shared.isEmpty else { return branches }
    return [ProgramPlan(purpose: .run, cells: shared, segment: segment)] + branches
  }

  /// The program that SwiftPM builds and `swift run` runs: the first that runs.
  public var mainProgram: ProgramPlan {
    programs.first { $0.purpose == .run } ?? ProgramPlan(purpose: .run, cells: [], segment: 0)
  }
}

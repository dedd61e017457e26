import LessonResults
import Testing

@Suite("Progress of a verification")
struct VerificationProgressTests {
  private let first = "01-first"
  private let firstFile = "Lessons/01-first.md"
  private let second = "02-second"
  private let secondFile = "Lessons/02-second.md"

  /// Two of four lessons at work since the start: one compiles, one runs the cell of line 41.
  private func busy() -> VerificationProgress {
    var progress = VerificationProgress(total: 4)
    progress.begin(first, at: .zero)
    progress.enter(.compiling, of: first, in: firstFile, at: .zero)
    progress.begin(second, at: .zero)
    progress.enter(.running(line: 41), of: second, in: secondFile, at: .zero)
    return progress
  }

  @Test("The line names what is running and counts what is left")
  func line() {
    var progress = busy()
    #expect(
      progress.line(at: .milliseconds(900), columns: 80)
        == "[0/4] 2 left, 01-first compiling, 02-second:41")
    #expect(
      progress.line(at: .seconds(3), columns: 80)
        == "[0/4] 2 left, 01-first compiling 3 s, 02-second:41 3 s")
    progress.end(first)
    #expect(progress.line(at: .zero, columns: 80) == "[1/4] 2 left, 02-second:41")
    progress.begin("03-third", at: .zero)
    #expect(progress.line(at: .zero, columns: 80) == "[1/4] 1 left, 02-second:41, 03-third")
  }

  @Test("A narrow window keeps the line on one row")
  func narrow() {
    #expect(busy().line(at: .zero, columns: 20) == "[0/4] 2 left, 01-fi")
    #expect(busy().line(at: .zero, columns: 0) == "")
  }

  @Test("A lesson is named with its line after five seconds, not before and once only")
  func overdue() {
    var progress = busy()
    #expect(progress.overdue(at: .milliseconds(4999)).isEmpty)
    #expect(
      progress.overdue(at: .seconds(5)) == [
        "Lessons/01-first.md:1: still compiling after 5 s",
        "Lessons/02-second.md:41: still running after 5 s, in this cell",
      ])
    #expect(progress.overdue(at: .seconds(60)).isEmpty)
  }

  @Test("The cell that is named is the one that is running, however long each took")
  func manyShortCells() {
    var progress = busy()
    for second in 1...6 {
      progress.enter(
        .running(line: 41 + second), of: self.second, in: secondFile,
        at: .seconds(second))
    }
    progress.end(first)
    #expect(
      progress.overdue(at: .seconds(6))
        == ["Lessons/02-second.md:47: still running after 6 s, in this cell"])
    progress.enter(.running(line: 60), of: second, in: secondFile, at: .seconds(7))
    #expect(progress.overdue(at: .seconds(20)).isEmpty)
  }

  @Test("Each stage has its own five seconds")
  func stages() {
    var progress = busy()
    progress.end(second)
    #expect(progress.overdue(at: .seconds(9)).count == 1)
    progress.enter(.running(line: 12), of: first, in: firstFile, at: .seconds(9))
    #expect(progress.overdue(at: .seconds(13)).isEmpty)
    #expect(
      progress.overdue(at: .seconds(14))
        == ["Lessons/01-first.md:12: still running after 5 s, in this cell"])
  }

  @Test("What has ended, or only waits for the disk, is not named")
  func ended() {
    var progress = busy()
    progress.begin("03-third", at: .zero)
    progress.end(first)
    progress.end(second)
    #expect(progress.overdue(at: .seconds(30)).isEmpty)
    progress.enter(.compiling, of: first, in: firstFile, at: .seconds(30))
    #expect(progress.overdue(at: .seconds(60)).isEmpty)
  }
}

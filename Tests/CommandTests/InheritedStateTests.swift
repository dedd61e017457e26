import Foundation
import Testing

/// Whatever process started the command, and wherever: it works, or says what is wrong.
@Suite struct InheritedStateTests {
  private static let lesson = ["a.md": "# A\n\n```swift\n1\n```\n\n```output\n1\n```\n"]

  private static func shell(_ commands: String, in folder: URL) throws -> Command {
    try Command(
      ["-c", commands + "; exec \"$0\" check --no-cache", Command.executable.path], in: folder,
      executable: URL(fileURLWithPath: "/bin/sh"))
  }

  /// As some daemons and agents start programs: such a parent's children cannot be waited for.
  @Test(.mustEnd) func childrenAreWaitedForWhereTheParentIgnoredThem() throws {
    let package = try TemporaryPackage(Self.lesson)
    let run = try Self.shell("trap '' CHLD", in: package.folder)
    #expect(run.status == 0, "\(run.output)\(run.errorOutput)")
  }

  @Test(.mustEnd) func aFolderThatIsGoneIsSaid() throws {
    let package = try TemporaryPackage(Self.lesson)
    let run = try Self.shell("mkdir gone && cd gone && rmdir ../gone", in: package.folder)
    #expect(run.status == 2)
    #expect(run.errorOutput.contains("the current folder is not there any more"))
  }
}

import Foundation
import Testing

/// What the tool says about itself.
@Suite struct HelpTests {
  @Test(arguments: [
    "build", "check", "baseline", "merge", "list", "new", "import", "export", "run", "extract",
  ])
  func helpEndsWithAnExample(_ command: String) throws {
    for arguments in [["help", command], [command, "--help"], [command, "--help-hidden"]] {
      let run = try Command(arguments)
      #expect(run.status == 0)
      let end = try #require(run.output.components(separatedBy: "\n\nEXAMPLE:\n").last)
      #expect(end.hasPrefix("  lessons \(command)"))
      #expect(end.split(separator: "\n").count == 1)
    }
  }

  @Test func everyCommandIsKnownToTheTestAbove() throws {
    let help = try Command(["--help-hidden"]).output
    let list = try #require(help.components(separatedBy: "SUBCOMMANDS:\n").last)
    let names = list.split(separator: "\n").filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
      .compactMap { $0.split(separator: " ").first }
    #expect(Set(names).isSuperset(of: ["build", "check", "list"]))
    for name in names where name != "See" {
      #expect(try Command(["help", String(name)]).output.contains("\nEXAMPLE:\n"), "\(name)")
    }
  }

  @Test func wrongUsageShowsTheUsageOfItsCommand() throws {
    for arguments in [["check", "nowhere"], ["check", "--jobs", "0"], ["check", "--frobnicate"]] {
      let run = try Command(arguments)
      #expect(run.status == 64)
      #expect(run.output.isEmpty)
      #expect(run.errorOutput.contains("\nUsage: lessons check ["))
      #expect(run.errorOutput.contains("See 'lessons check --help'"))
    }
  }

  @Test func versionIsANumber() throws {
    let run = try Command(["--version"])
    #expect(run.status == 0)
    #expect(run.output.wholeMatch(of: #/\d+\.\d+\.\d+\n/#) != nil)
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completionScriptsAreGenerated(_ shell: String) throws {
    let run = try Command(["--generate-completion-script", shell])
    #expect(run.status == 0)
    for word in ["check", "max-unchecked", "junit"] { #expect(run.output.contains(word)) }
  }

  @Test func lessonsCompleteByNameAndByPath() throws {
    let package = try TemporaryPackage(["01-a.md": "", "02-b.md": "", "x.txt": ""])
    func completions(_ prefix: String) throws -> [String] {
      let run = try package.run(
        "---completion", "check", "--", "positional@0", "2", "\(prefix.utf8.count)", "lessons",
        "check", prefix)
      #expect(run.status == 0)
      return run.output.split(separator: "\n").map(String.init)
    }
    #expect(try completions("0") == ["01-a", "02-b"])
    #expect(try completions("02") == ["02-b"])
    #expect(try completions("Lessons/") == ["Lessons/01-a.md", "Lessons/02-b.md"])
    #expect(try completions("Le") == ["Lessons/"])
  }
}

import ArgumentParser
import LessonKit

/// `lessons build`: verifies, then renders to `Output/`.
struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Verify lessons and render them to Output/.",
    discussion: """
      Only verified lessons are rendered: the page of a lesson that fails stays as it is.

      Exit status: 0 all verified; 1 a lesson failed or is malformed; 64 wrong usage; 2 the tool \
      itself could not work.

      Example: lessons build
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var verification: VerificationOptions

  func run() throws {
    try reportingFailure {
      let package = try common.package()
      let files = try common.files()
      let verdicts = try Verification(files, common, verification).run()
      let site = try OutputFolder(package).write(verdicts, all: common.lessons.isEmpty)
      try Report(verdicts, verification).write(site)
      if !verdicts.allSatisfy(\.isVerified) { throw ExitCode(1) }
    }
  }
}

import Foundation
import LessonResults

/// The file that Swift's backtracer writes about a crash.
struct Backtrace {
  /// How many bytes a report may have; that of a deep recursion has some hundred thousand.
  private static let sizeLimit = 1 << 24

  private let path: String
  /// The link by which the backtracer finds it, where it cannot be told the path.
  private let link: BacktraceLink?

  /// Names a file in `scratch`.
  init(in scratch: ScratchFolder) throws {
    path = scratch.path + "/backtrace.json"
    // The setting is a list with commas, and knows no other way to write one.
    link = path.contains(",") ? try BacktraceLink(to: scratch.path) : nil
  }

  /// What a program must have as `SWIFT_BACKTRACE` so that the file is written.
  var settings: String {
    "enable=yes,color=no,interactive=no,threads=crashed,images=none,registers=none,format=json,"
      + "output-to=\(link.map { $0.path + "/backtrace.json" } ?? path)"
  }

  private struct Report: Decodable {
    struct Thread: Decodable {
      var crashed: Bool?
      var frames: [Frame]
    }
    struct Frame: Decodable {
      struct Location: Decodable {
        var file: String
        var line: Int
        var column: Int
      }
      var sourceLocation: Location?
    }
    var description: String
    var threads: [Thread]
  }

  /// Adds the crash's frames and reason to `transcript`; without a backtracer there are none.
  func describe(_ transcript: inout Transcript) {
    // The program knows the path too, and may have put anything there: a pipe would keep its reader waiting.
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_size <= Self.sizeLimit, let data = FileManager.default.contents(atPath: path),
      let report = try? JSONDecoder().decode(Report.self, fromForeign: data)
    else { return }
    transcript.trapReason = report.description
    let thread = report.threads.first { $0.crashed ?? false } ?? report.threads.first
    transcript.frames = (thread?.frames ?? []).compactMap(\.sourceLocation).map {
      Transcript.Frame(file: $0.file, line: $0.line, column: $0.column)
    }
  }
}

import Foundation
import LessonKit

/// The file that Swift's backtracer writes about a crash.
struct Backtrace {
  let path: String

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
    guard let data = FileManager.default.contents(atPath: path),
      let report = try? JSONDecoder().decode(Report.self, from: data)
    else { return }
    transcript.trapReason = report.description
    let thread = report.threads.first { $0.crashed ?? false } ?? report.threads.first
    transcript.frames = (thread?.frames ?? []).compactMap(\.sourceLocation).map {
      Transcript.Frame(file: $0.file, line: $0.line, column: $0.column)
    }
  }
}

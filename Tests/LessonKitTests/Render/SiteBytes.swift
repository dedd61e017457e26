@testable import LessonPages
@testable import LessonResults

extension SiteFile {
  /// The bytes, made of `verdicts` by the slugs of their lessons; `nil` for a copy.
  func bytes(_ verdicts: [String: Verdict]) -> [UInt8]? {
    switch content {
    case .made(let make): make()
    case .page(let lesson, let make):
      verdicts[lesson.summary.slug].map { make($0, LessonMaterial()) }
    case .copy: nil
    case .joined(let file):
      file.frame.bytes(verdicts).map { frame in
        file.pieces(ofFrame: frame).flatMap { piece -> [UInt8] in
          switch piece {
          case .text(let text): Array(text)
          case .part(let index): file.parts[index].bytes(verdicts) ?? []
          }
        }
      }
    }
  }
}

extension Site {
  /// The text of one file of the course of `verdicts`; `nil` where there is no such file.
  static func text(_ name: String, title: String = "T", of verdicts: [Verdict]) throws -> String? {
    let course = Course(title: title, lessons: verdicts.map { LessonSummary($0.lesson) })
    let file = try Site(course, verdicts.map { SiteLesson($0) }).files.first { $0.name == name }
    let bySlug = Dictionary(uniqueKeysWithValues: verdicts.map { ($0.lesson.slug, $0) })
    return file?.bytes(bySlug).map { String(decoding: $0, as: UTF8.self) }
  }
}

import LessonResults
import LessonText

/// A verified lesson as the site sees it: what tells whether files that are there already are right, and
/// what pages say of each other.
package struct SiteLesson: Sendable, Equatable {
  /// An image that the lesson's page shows from a copy.
  package struct Image: Sendable, Equatable {
    /// Its path from the package's folder.
    package let path: String
    /// The name of the copy, from the folder of the pages.
    package let name: String
  }

  package let summary: LessonSummary
  /// A hash of everything that its files are made of besides the tool, the course and the theme.
  let inputs: String
  /// What the page of the whole course says about its verification.
  let note: String
  /// The images that its page shows from copies.
  let images: [Image]
  let hasProgram: Bool

  package init(_ verdict: Verdict) {
    summary = LessonSummary(verdict.lesson)
    inputs = verdict.inputs.hexadecimal
    note = VerificationNote(verdict).sentences
    images = LessonLinks.copiedImages(of: verdict.lesson).map(Image.init)
    hasProgram = Download.program(of: verdict.lesson) != nil
  }

  /// The lesson that ``siteInputs`` tell of; `nil` for anything else.
  package init?(siteInputs fields: [String]) {
    let count = LessonSummary.inputCount
    guard fields.count >= count + 3, (fields.count - count) % 2 == 1,
      let summary = LessonSummary(inputs: Array(fields[..<count])),
      let hasProgram = Bool(fields[count + 2])
    else { return nil }
    (self.summary, inputs, note) = (summary, fields[count], fields[count + 1])
    self.hasProgram = hasProgram
    images = stride(from: count + 3, to: fields.count, by: 2).map {
      Image(path: fields[$0], name: fields[$0 + 1])
    }
  }

  package var imagePaths: [String] { images.map(\.path) }

  /// Everything that the site is made of, the lesson itself aside: all that is known here.
  package var siteInputs: [String] {
    summary.inputs + [inputs, note, "\(hasProgram)"] + images.flatMap { [$0.path, $0.name] }
  }
}

extension Verdict {
  /// A hash of everything that a lesson's files are made of besides the tool and the course.
  ///
  /// A verified lesson has nothing else to tell: no diagnostics, and outputs as its source has them.
  fileprivate var inputs: ContentHash {
    var hash = ContentHash([lesson.file])
    lesson.source.bytes.withUnsafeBytes { hash.combine($0) }
    for cell in cells {
      let facts = [cell.status.rawValue, "\(cell.displaysValue)", cell.cell.skipReason ?? ""]
      hash.combine(facts + cell.drawings)
    }
    return hash
  }
}

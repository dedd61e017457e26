import LessonResults
import LessonText

/// A file that holds a part for each lesson, in a frame.
///
/// Each of them tells what it is made of: where one lesson of a thousand changed, its part is made anew, and
/// the file that is there has all others.
package struct JoinedFile: Sendable {
  /// What stands around the parts, with a mark in the place of each.
  package let frame: SiteFile
  /// What lessons have in the file; a mark names one by its index.
  package let parts: [SiteFile]

  package var sources: [SiteFile] { [frame] + parts }

  /// What follows one another in the file.
  package enum Piece: Sendable {
    case text(ArraySlice<UInt8>)
    /// The bytes of a part, by its index.
    case part(Int)
  }

  /// The pieces of the file in order; `bytes` are those of the frame.
  package func pieces(ofFrame bytes: [UInt8]) -> [Piece] {
    let mark = Array(Self.mark(frame.inputs ?? "").utf8)
    var pieces: [Piece] = []
    var rest = bytes[...]
    var next = bytes.startIndex
    while let start = bytes[next...].firstIndex(of: mark[0]) {
      next = start + 1
      guard bytes[start...].starts(with: mark) else { continue }
      let digits = bytes[(start + mark.count)...].prefix { $0 != UInt8(ascii: ";") }
      guard digits.endIndex < bytes.endIndex,
        let index = Int(String(decoding: digits, as: UTF8.self)),
        parts.indices.contains(index)
      else { continue }
      pieces += [.text(rest[..<start]), .part(index)]
      next = digits.endIndex + 1
      rest = bytes[next...]
    }
    return pieces + [.text(rest)]
  }

  /// What the mark of any part begins with: no title or template has it, because it has a hash of them.
  fileprivate static func mark(_ inputs: String) -> String { "\u{F8FF}\(inputs)#" }
}

extension SiteFile {
  /// What the names of what files are joined of begin with: no file has one.
  private static let partsFolder = ".parts/"

  /// Whether a file of this name is there to be joined with others only.
  package static func isPart(_ name: String) -> Bool { name.hasPrefix(partsFolder) }

  /// A file joined of what `lessons` have in it; hashes tell what the frame and each part are made of.
  init(
    _ name: String, of lessons: [SiteLesson], framedBy inputs: ContentHash,
    _ frame: @escaping @Sendable (_ marks: [String]) -> String,
    partsOf partInputs: (SiteLesson) -> ContentHash,
    _ part: @escaping @Sendable (Verdict, LessonMaterial) -> [UInt8]
  ) {
    // Who finds a part by its name knows what it is made of.
    func partName(_ inputs: ContentHash) -> String {
      "\(Self.partsFolder)\(name)/\(inputs.hexadecimal)"
    }
    let marks = lessons.indices.map { "\(JoinedFile.mark(inputs.hexadecimal))\($0);" }
    self.init(
      name,
      of: JoinedFile(
        frame: SiteFile(partName(inputs), madeOf: inputs) { frame(marks) },
        parts: lessons.map { lesson in
          let inputs = partInputs(lesson)
          return SiteFile(partName(inputs), of: lesson, madeOf: inputs, part)
        }))
  }
}

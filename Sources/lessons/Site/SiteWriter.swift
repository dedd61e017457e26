import Foundation
import LessonKit
import LessonVerification

/// Makes files of the site and puts each in its place at once, by several workers side by side.
struct SiteWriter {
  /// A file, and what came of writing it.
  struct Written {
    let file: SiteFile
    /// What it is now, and where its pieces lie; or why it was not written.
    let outcome: Result<(state: State, layout: AssembledFile.Layout?), any Error>
  }

  /// What a file is now.
  struct State {
    /// Whether its bytes are others than before.
    let isChanged: Bool
    /// Its stamp; `nil` where the system does not tell.
    let stamp: FileStamp?
  }

  /// Another run replaced a file that pieces were to be taken of.
  struct Outdated: Error {}

  private let package: LessonPackage
  private let folder: String

  /// Writes to `folder`, the rendered site of `package`.
  init(_ package: LessonPackage, folder: String) {
    self.package = package
    self.folder = folder
  }

  /// Makes what is made of one lesson: writes its files, and returns its parts of others.
  func work(_ job: SiteBatch.Job) -> (files: [Written], parts: [SiteBatch.Place: [UInt8]]) {
    let colored = ColoredCode()
    let files = job.files.map { file in
      Written(
        file: file,
        outcome: Result { (try replace(file.name, with: bytes(of: file, colored)), nil) })
    }
    var parts: [SiteBatch.Place: [UInt8]] = [:]
    for (place, file) in job.parts { parts[place] = file.part(place.index, colored) }
    return (files, parts)
  }

  /// Puts a file together of the parts that were made and of what is in the old one.
  func assemble(
    _ assembly: SiteBatch.Assembly, of made: [SiteBatch.Place: [UInt8]]
  ) -> Written {
    let name = assembly.file.name
    return Written(
      file: assembly.file,
      outcome: Result {
        let (pieces, layout) = assembly.parts.assembled(from: assembly.old?.layout) { index in
          made[SiteBatch.Place(file: name, index: index)]
        }
        guard let old = assembly.old else {
          let bytes = pieces.reduce(into: Data(capacity: layout.length)) { data, piece in
            if case .new(let bytes) = piece { data.append(contentsOf: bytes) }
          }
          return (try replace(name, with: bytes), layout)
        }
        guard let file = ReadableFile(path: path(name)), file.stamp?.description == old.stamp else {
          throw Outdated()
        }
        return (try replace(name, with: pieces, layout, file, old.layout), layout)
      })
  }

  /// Replaces `file` by pieces that are new or its own.
  ///
  /// A file of a thousand lessons has tens of megabytes: they are never in memory.
  private func replace(
    _ name: String, with pieces: [AssembledFile.Segment], _ layout: AssembledFile.Layout,
    _ file: ReadableFile, _ old: AssembledFile.Layout
  ) throws -> State {
    let isSame =
      layout.hasRanges(of: old)
      && zip(pieces, layout.ranges).allSatisfy { piece, range in
        switch piece {
        case .new(let bytes): file.has(bytes, at: range.lowerBound)
        case .old(let place): place == range
        }
      }
    if isSame { return State(isChanged: false, stamp: file.stamp) }
    try package.checkLinks(along: package.outputFolder + "/" + name)
    let staged = try StagedFile(for: path(name)) { descriptor in
      pieces.allSatisfy { piece in
        switch piece {
        case .new(let bytes): StagedFile.write(bytes, to: descriptor)
        case .old(let range): file.read(range) { StagedFile.write($0, to: descriptor) }
        }
      }
    }
    return try place(staged, name)
  }

  private func place(_ file: StagedFile, _ name: String) throws -> State {
    try file.replace(path(name))
    return State(isChanged: true, stamp: file.stamp)
  }

  private func bytes(of file: SiteFile, _ colored: ColoredCode) throws -> Data {
    switch file.content {
    case .made(let make): Data(make(colored))
    case .copy(let path): try Data(contentsOf: URL(fileURLWithPath: package.root + "/" + path))
    case .assembled(let parts): Data(parts.bytes)
    case .unread(let lesson): throw ToolFailure(message: "\(lesson) was not read")
    }
  }

  /// Replaces a file by a complete one, and leaves it alone where the bytes are the same.
  private func replace(_ name: String, with data: Data) throws -> State {
    let path = path(name)
    // Bytes of another number are other bytes.
    if let file = ReadableFile(path: path), let stamp = file.stamp, stamp.size == data.count,
      file.has(data, at: 0)
    {
      return State(isChanged: false, stamp: stamp)
    }
    try package.checkLinks(along: package.outputFolder + "/" + name)
    try FileManager.default.createDirectory(
      at: URL(fileURLWithPath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
    return try place(StagedFile(data, for: path), name)
  }

  private func path(_ name: String) -> String { folder + "/" + name }
}

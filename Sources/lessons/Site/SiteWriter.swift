import Foundation
import LessonMarkdown
import LessonNotebook
import LessonPages
import LessonProcess
import LessonText
import LessonVerification

/// Makes files of the site and puts each in its place at once, by several workers side by side.
struct SiteWriter {
  /// What a file is now.
  struct State {
    /// Whether its bytes are others than before.
    let isChanged: Bool
    /// Its stamp; `nil` where the system does not tell, and for a part that was not kept.
    let stamp: FileStamp?
    /// The bytes of a part, which other files are joined of.
    var part: Data?
  }

  private let package: LessonPackage
  private let record: SiteRecord
  private let outcomes: [String: LessonOutcome]
  private let jobs: Int

  /// Writes the rendered site of `package`, on up to `jobs` files at once.
  init(_ package: LessonPackage, _ record: SiteRecord, _ outcomes: [LessonOutcome], jobs: Int) {
    self.package = package
    self.record = record
    self.outcomes = Dictionary(
      outcomes.map { ($0.file.slug, $0) }, uniquingKeysWith: { first, _ in first })
    self.jobs = jobs
  }

  /// Makes files; those of which others are joined have to be there.
  ///
  /// What a file is now is `nil` where its lesson fails now, or is another one than it is planned for.
  /// One worker makes all that is made of a lesson: several files have the same code in them, and parsing
  /// it takes longer than anything else.
  func write(_ files: [SiteFile]) -> [(file: SiteFile, state: Result<State?, any Error>)] {
    var work: [[SiteFile]] = []
    var places: [String: Int] = [:]
    for file in files {
      guard case .page(let lesson, _) = file.content else {
        work.append([file])
        continue
      }
      let place = places[lesson.summary.slug, default: work.count]
      places[lesson.summary.slug] = place
      if place == work.count { work.append([]) }
      work[place].append(file)
    }
    return inParallel(work, jobs: jobs) { files in
      let material = LessonMaterial()
      return files.map { file in (file, Result { try write(file, material) }) }
    }.flatMap(\.self)
  }

  private func write(_ file: SiteFile, _ material: LessonMaterial) throws -> State? {
    switch file.content {
    case .made(let make): return try replace(file.name) { Data(make()) }
    case .page(let lesson, let make):
      guard let outcome = outcomes[lesson.summary.slug] else { return nil }
      let verdict = try outcome.verdict()
      guard outcome.page == lesson else { return nil }
      return try replace(file.name) { Data(make(verdict, material)) }
    case .copy(let path):
      return try replace(file.name) {
        try Data(contentsOf: URL(fileURLWithPath: package.root + "/" + path))
      }
    case .joined(let joined): return try join(joined, to: file.name)
    }
  }

  /// Replaces a file by a complete one, and leaves it alone where the bytes are the same.
  private func replace(_ name: String, with bytes: () throws -> Data) throws -> State {
    guard !SiteFile.isPart(name) else { return try keep(part: name, bytes()) }
    return try record.writing {
      let path = record.folder + "/" + name
      let data = try bytes()
      // Bytes of another number are other bytes.
      if let file = ReadableFile(path: path), let stamp = file.stamp, stamp.size == data.count,
        file.has(data, at: 0)
      {
        return State(isChanged: false, stamp: stamp)
      }
      try package.checkLinks(along: package.outputFolder + "/" + name)
      return try place(data, at: path)
    }
  }

  /// Puts a file together, and leaves it alone where the bytes are the same.
  ///
  /// A file of a thousand lessons has tens of megabytes: they are never in memory.
  private func join(_ joined: JoinedFile, to name: String) throws -> State {
    try record.writing {
      try package.checkLinks(along: package.outputFolder + "/" + name)
      let path = record.folder + "/" + name
      let old = ReadableFile(path: path)
      var (isSame, end) = (old != nil, 0)
      let staged = try StagedFile(for: path) { descriptor in
        guard let frame = bytes(of: joined.frame) else { return false }
        return joined.pieces(ofFrame: Array(frame)).allSatisfy { piece in
          let bytes: Data?
          switch piece {
          case .text(let text): bytes = Data(text)
          case .part(let part): bytes = self.bytes(of: part)
          }
          guard let bytes, StagedFile.write(bytes, to: descriptor) else { return false }
          isSame = isSame && old?.has(bytes, at: end) == true
          end += bytes.count
          return true
        }
      }
      if isSame, let stamp = old?.stamp, stamp.size == end {
        return State(isChanged: false, stamp: stamp)
      }
      try staged.replace(path)
      return State(isChanged: true, stamp: staged.stamp)
    }
  }

  /// The bytes of a part, made again where another run has removed it since it was looked at.
  private func bytes(of part: SiteFile) -> Data? {
    if let data = record.bytes(ofPart: part.name) { return data }
    switch part.content {
    case .made(let make): return Data(make())
    case .page(let lesson, let make):
      guard let verdict = try? outcomes[lesson.summary.slug]?.verdict() else { return nil }
      return Data(make(verdict, LessonMaterial()))
    case .copy, .joined: return nil
    }
  }

  /// Keeps a part for later runs; where that cannot be, they are slower.
  private func keep(part name: String, _ data: Data) -> State {
    let kept = record.path(name).flatMap { try? place(data, at: $0) }
    return State(isChanged: false, stamp: kept?.stamp, part: data)
  }

  private func place(_ data: Data, at path: String) throws -> State {
    let folder = StagedFile.folder(of: path)
    if access(folder, F_OK) != 0 {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    let file = try StagedFile(data, for: path)
    try file.replace(path)
    return State(isChanged: true, stamp: file.stamp)
  }
}

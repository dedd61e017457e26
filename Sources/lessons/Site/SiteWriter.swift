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
    /// Its stamp; `nil` where the system does not tell, and for what a file is joined of.
    let stamp: FileStamp?
    /// The bytes of what a file is joined of.
    var part: [UInt8]?
    /// Where the pieces of a joined file lie in it.
    var layout: JoinedLayout?
  }

  private let package: LessonPackage
  private let record: SiteRecord
  private let outcomes: [String: LessonOutcome]
  private let jobs: Int
  /// The bytes of files that are made already, by their names.
  private let made: [String: [UInt8]]

  /// A joined file that is not in its place yet.
  struct Joined {
    fileprivate let file: StagedFile
    fileprivate let layout: JoinedLayout
    /// The stamp of the file that is there, where that has the same bytes.
    fileprivate let current: FileStamp?

    /// Does what can be done before the file gets its place.
    func prepare() { file.beginWriting() }

    /// Puts the file in its place, and leaves the one alone that is there where the bytes are the same.
    func place(at path: String) throws -> State {
      if let current, FileStamp(path: path) == current {
        return State(isChanged: false, stamp: current, layout: layout)
      }
      try file.replace(path)
      return State(isChanged: true, stamp: file.stamp, layout: layout)
    }
  }

  /// Writes the rendered site of `package`, on up to `jobs` files at once.
  init(
    _ package: LessonPackage, _ record: SiteRecord, _ outcomes: [LessonOutcome], jobs: Int,
    _ made: [String: [UInt8]] = [:]
  ) {
    self.made = made
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
    // What is no lesson's comes first: the index of a thousand lessons takes as long as many of their pages.
    var work = files.filter { if case .page = $0.content { false } else { true } }.map { [$0] }
    var places: [String: Int] = [:]
    for file in files {
      guard case .page(let lesson, _) = file.content else { continue }
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

  /// The bytes of files by their names, one after another, as far as they can be made.
  func made(_ files: [SiteFile]) -> [String: [UInt8]] {
    var materials: [String: LessonMaterial] = [:]
    var made: [String: [UInt8]] = [:]
    for file in files {
      switch file.content {
      case .made(let make): made[file.name] = make()
      case .page(let lesson, let make):
        let slug = lesson.summary.slug
        guard let verdict = try? outcomes[slug]?.verdict() else { continue }
        let material = materials[slug] ?? LessonMaterial()
        materials[slug] = material
        made[file.name] = make(verdict, material)
      case .copy, .joined: break
      }
    }
    return made
  }

  private func write(_ file: SiteFile, _ material: LessonMaterial) throws -> State? {
    switch file.content {
    case .made(let make): return try replace(file.name) { made[file.name] ?? make() }
    case .page(let lesson, let make):
      guard let outcome = outcomes[lesson.summary.slug] else { return nil }
      let verdict = try outcome.verdict()
      guard outcome.page == lesson else { return nil }
      return try replace(file.name) { made[file.name] ?? make(verdict, material) }
    case .copy(let path):
      return try replace(file.name) {
        Array(try Data(contentsOf: URL(fileURLWithPath: package.root + "/" + path)))
      }
    case .joined(let joined):
      return try record.writing {
        try stage(joined, for: file.name).place(at: record.path(file.name))
      }
    }
  }

  /// Replaces a file by a complete one, and leaves it alone where the bytes are the same.
  private func replace(_ name: String, with bytes: () throws -> [UInt8]) throws -> State {
    guard !SiteFile.isPart(name) else {
      return State(isChanged: false, stamp: nil, part: try bytes())
    }
    return try record.writing {
      let path = record.folder + "/" + name
      let bytes = try bytes()
      // Bytes of another number are other bytes.
      if let file = ReadableFile(path: path), let stamp = file.stamp, stamp.size == bytes.count,
        file.has(bytes, at: 0)
      {
        return State(isChanged: false, stamp: stamp)
      }
      try package.checkLinks(along: package.outputFolder + "/" + name)
      return try place(bytes, at: path)
    }
  }

  /// Puts a file together aside.
  ///
  /// What it shares with the one that is there is copied: a file of a thousand lessons has tens of megabytes.
  func stage(_ joined: JoinedFile, for name: String) throws -> Joined {
    try record.writing {
      try package.checkLinks(along: package.outputFolder + "/" + name)
      let path = record.path(name)
      let old = ReadableFile(path: path)
      let before = record.layout(of: name, stamp: old?.stamp)
      let known = before?.parts ?? [:]
      let sources = joined.sources
      var layout = JoinedLayout(sources: sources.map { $0.inputs ?? "" })
      var isSame = old != nil
      let staged = try StagedFile(for: path, isNameless: true) { descriptor in
        var waiting = 0..<0
        /// Copies what waits for more that lies behind it.
        func flush() -> Bool {
          defer { waiting = 0..<0 }
          return waiting.isEmpty
            || old?.read(waiting) { FileWriting.write($0, to: descriptor) } == true
        }
        func copy(_ range: Range<Int>, from source: Int) -> Bool {
          isSame = isSame && range.lowerBound == layout.size
          layout.add(range.count, from: source)
          let isNext = range.lowerBound == waiting.upperBound
          guard isNext || flush() else { return false }
          waiting = (isNext ? waiting.lowerBound : range.lowerBound)..<range.upperBound
          return true
        }
        func write(_ bytes: some ContiguousBytes, _ count: Int, from source: Int) -> Bool {
          isSame = isSame && old?.has(bytes, at: layout.size) == true
          layout.add(count, from: source)
          return flush() && FileWriting.write(bytes, to: descriptor)
        }
        func put(part source: Int) -> Bool {
          if let range = known[layout.sources[source]] { return copy(range, from: source) }
          guard let bytes = bytes(of: sources[source]) else { return false }
          return write(bytes, bytes.count, from: source)
        }
        if let before, before.sources.first == layout.sources.first {
          return before.pieces.allSatisfy { source, range in
            source == 0 ? copy(range, from: source) : put(part: source)
          } && flush()
        }
        guard let frame = bytes(of: joined.frame) else { return false }
        return joined.pieces(ofFrame: frame).allSatisfy { piece in
          switch piece {
          case .text(let text): write(text, text.count, from: 0)
          case .part(let index): put(part: index + 1)
          }
        } && flush()
      }
      let isCurrent = isSame && old?.stamp?.size == layout.size
      return Joined(
        file: staged, layout: layout, current: isCurrent ? old?.stamp : nil)
    }
  }

  /// The bytes of what a file is joined of, made again where the file that had them is gone meanwhile.
  private func bytes(of source: SiteFile) -> [UInt8]? {
    if let bytes = record.bytes(ofPart: source.name) { return bytes }
    switch source.content {
    case .made(let make): return make()
    case .page(let lesson, let make):
      if let verdict = try? outcomes[lesson.summary.slug]?.verdict() {
        return make(verdict, LessonMaterial())
      }
    case .copy, .joined: break
    }
    errno = ENOENT
    return nil
  }

  private func place(_ bytes: [UInt8], at path: String) throws -> State {
    let folder = StagedFile.folder(of: path)
    if access(folder, F_OK) != 0 {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    let file = try StagedFile(for: path, isNameless: true) { FileWriting.write(bytes, to: $0) }
    try file.replace(path)
    return State(isChanged: true, stamp: file.stamp)
  }
}

/// What the compiler's driver would start for a program, to be started for other programs without it.
///
/// The driver is asked about a program whose names others take the place of, and tells its jobs (`-###`):
/// the front end, a tool that reads the object, and clang, which tells in turn how it would start the
/// linker. Anything else, as on another system, is not understood.
package struct CompilerJobs: Codable, Sendable, Equatable {
  /// The module that the driver is asked about, a name that nothing else has.
  package static let module = "LessonsNamelessModule"
  /// What stands for the libraries of lessons among the arguments.
  package static let libraries = "-llessons-libraries"
  private static let autolink = "-llessons-autolink"

  private let folder: String
  private var frontEnd: [String]
  private var link: [String]

  /// Reads the driver's answer, a line a job; `object` is where the object file shall be, in the
  /// `folder` of everything.
  package init?(driver answer: String, folder: String, object: String) {
    let jobs = answer.split(separator: "\n").map { ShellWords.words(of: $0) ?? [] }
    guard jobs.count == 3, let compile = jobs.first, let link = jobs.last,
      let temporary = Self.output(of: compile), let list = Self.output(of: jobs[1]),
      compile.dropFirst().starts(with: ["-frontend", "-c", "-primary-file"]),
      Self.isTool(jobs[1], "swift-autolink-extract"), jobs[1].contains(temporary),
      Self.isTool(link, "clang"), link.count(of: temporary) == 1, link.count(of: "@" + list) == 1,
      link.count(of: Self.libraries) == 1
    else { return nil }
    self.folder = folder
    let places = [temporary: object, "@" + list: Self.autolink]
    frontEnd = compile.map { places[$0] ?? $0 }
    self.link = link.map { places[$0] ?? $0 }
  }

  /// The question that clang is asked: its job, of which it shall only tell.
  package var linkQuestion: [String] { link + ["-###"] }

  /// Reads clang's answer, whose last line is the linker's job; without one there are no jobs.
  package func linking(clang answer: String, object: String) -> CompilerJobs? {
    guard let line = answer.split(separator: "\n").last, line.hasPrefix(" "),
      let words = ShellWords.words(of: line), words.first?.hasPrefix("/") ?? false,
      let output = Self.output(of: words), output == Self.output(of: link),
      [object, Self.libraries, Self.autolink].allSatisfy({ words.count(of: $0) == 1 })
    else { return nil }
    var jobs = self
    jobs.link = words
    return jobs
  }

  package var tools: [String] { [frontEnd, link].compactMap(\.first) }

  /// The front end's job for a program: it writes an object, or goes only as far as it finds errors.
  package func frontEnd(folder: String, module: String, writesObject: Bool) -> [String] {
    frontEnd.map { word in
      word == "-c" && !writesObject ? "-emit-sil" : named(word, folder, module)
    }
  }

  /// The front end's job for several sources of one module, which it makes one object of.
  package func frontEnd(folder: String, module: String, sources: [String]) -> [String] {
    frontEnd.flatMap { word -> [String] in
      switch word {
      case self.folder + "/main.swift": sources
      case "-primary-file": []
      default: [named(word, folder, module)]
      }
    }
  }

  /// The linker's job for a program with these `libraries` that asks for those of `autolink`.
  package func link(
    folder: String, module: String, libraries: [String], autolink: AutolinkEntries
  ) -> [String] {
    link.flatMap { word in
      switch word {
      case Self.libraries: libraries
      case Self.autolink: autolink.arguments
      default: [named(word, folder, module)]
      }
    }
  }

  /// The linker's job for a shared library of `objects` at `path`, in the place of a program: there is no
  /// object to start from, and nothing that loads it; `nil` where that is not understood.
  package func library(at path: String, of objects: [String], autolink: [String]) -> [String]? {
    guard link.contains("-pie"), let loader = link.firstIndex(of: "-dynamic-linker"),
      let start = link.firstIndex(where: { $0.hasSuffix("/Scrt1.o") })
    else { return nil }
    return link.indices.flatMap { index -> [String] in
      switch link[index] {
      case _ where [loader, loader + 1, start].contains(index): []
      case folder + "/main.o": []
      case "-pie": ["-shared"]
      case folder + "/" + Self.module: [path]
      case Self.libraries: objects
      case Self.autolink: autolink
      case let word: [word]
      }
    }
  }

  private func named(_ word: String, _ folder: String, _ module: String) -> String {
    word.replacing(self.folder, with: folder).replacing(Self.module, with: module)
  }

  private static func output(of job: [String]) -> String? {
    guard let index = job.firstIndex(of: "-o"), index + 1 < job.count else { return nil }
    return job[index + 1]
  }

  private static func isTool(_ job: [String], _ name: String) -> Bool {
    job.first?.split(separator: "/").last == name[...]
  }
}

extension [String] {
  fileprivate func count(of word: String) -> Int { count { $0 == word } }
}

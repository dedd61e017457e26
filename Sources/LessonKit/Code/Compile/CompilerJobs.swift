/// What the compiler's driver would start for a program, to be started for other programs without it.
///
/// The driver is asked about a program with the names of a `Request`, and tells its jobs (`-###`): the
/// front end, a tool that reads the object, and clang, which tells in turn how it would start the
/// linker. Anything else, as on another system, is not understood.
package struct CompilerJobs: Codable, Sendable, Equatable {
  /// The names that the driver was asked with; those of a program take their places.
  package struct Request: Codable, Sendable, Equatable {
    /// The path of the folder that everything lies in.
    package var folder: String

    /// The module, a name that nothing else has.
    package static let module = "LessonsNamelessModule"
    /// What stands for the libraries of lessons among the arguments.
    package static let libraries = "-llessons-libraries"
    fileprivate static let autolink = "-llessons-autolink"

    /// Names a folder.
    package init(folder: String) { self.folder = folder }
  }

  private let request: Request
  private var frontEnd: [String]
  private var link: [String]

  /// Reads the driver's answer.
  ///
  /// - Parameters:
  ///   - answer: what `swiftc` printed, a line a job.
  ///   - object: the path that the object file shall have, in the folder of the request.
  package init?(driver answer: String, request: Request, object: String) {
    let jobs = answer.split(separator: "\n").map { ShellWords($0)?.words ?? [] }
    guard jobs.count == 3, let compile = jobs.first, let link = jobs.last,
      let temporary = Self.output(of: compile), let list = Self.output(of: jobs[1]),
      compile.dropFirst().starts(with: ["-frontend", "-c", "-primary-file"]),
      Self.isTool(jobs[1], "swift-autolink-extract"), jobs[1].contains(temporary),
      Self.isTool(link, "clang"), link.count(of: temporary) == 1, link.count(of: "@" + list) == 1,
      link.count(of: Request.libraries) == 1
    else { return nil }
    self.request = request
    let places = [temporary: object, "@" + list: Request.autolink]
    frontEnd = compile.map { places[$0] ?? $0 }
    self.link = link.map { places[$0] ?? $0 }
  }

  /// The question that clang is asked: its job, of which it shall only tell.
  package var linkQuestion: [String] { link + ["-###"] }

  /// Reads clang's answer, whose last line is the linker's job; without one there are no jobs.
  package func linking(clang answer: String, object: String) -> CompilerJobs? {
    guard let line = answer.split(separator: "\n").last, line.hasPrefix(" "),
      let words = ShellWords(line)?.words, words.first?.hasPrefix("/") ?? false,
      let output = Self.output(of: words), output == Self.output(of: link),
      [object, Request.libraries, Request.autolink].allSatisfy({ words.count(of: $0) == 1 })
    else { return nil }
    var jobs = self
    jobs.link = words
    return jobs
  }

  /// The executables that the jobs start.
  package var tools: [String] { [frontEnd, link].compactMap(\.first) }

  /// The front end's job for a program: it writes an object or, where that is not wanted, goes only as
  /// far as it finds errors.
  package func frontEnd(folder: String, module: String, writesObject: Bool) -> [String] {
    frontEnd.map { word in
      word == "-c" && !writesObject ? "-emit-sil" : named(word, folder, module)
    }
  }

  /// The front end's job for several sources of one module, which it makes one object of or only checks.
  package func frontEnd(
    folder: String, module: String, sources: [String], writesObject: Bool
  ) -> [String] {
    var job: [String] = []
    var isSkipped = false
    for word in frontEnd {
      if isSkipped {
        isSkipped = false
      } else if word == request.folder + "/main.swift" {
        job += sources
      } else if word == "-o", !writesObject {
        isSkipped = true
      } else if word != "-primary-file" {
        job.append(word == "-c" && !writesObject ? "-typecheck" : named(word, folder, module))
      }
    }
    return job
  }

  /// The linker's job for a program with these `libraries` that asks for those of `autolink`.
  package func link(
    folder: String, module: String, libraries: [String], autolink: AutolinkEntries
  ) -> [String] {
    link.flatMap { word in
      switch word {
      case Request.libraries: libraries
      case Request.autolink: autolink.arguments
      default: [named(word, folder, module)]
      }
    }
  }

  private func named(_ word: String, _ folder: String, _ module: String) -> String {
    word.replacing(request.folder, with: folder).replacing(Request.module, with: module)
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

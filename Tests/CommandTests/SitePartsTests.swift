import Foundation
import LessonText
import Testing

/// What `print.html` is joined of is kept next to the command, where it may go at any time.
@Suite struct SitePartsTests {
  private let package: TemporaryPackage
  /// What all that is kept of the package's site begins with.
  private let kept: String
  private var folder: String { kept + "/.parts/print.html" }
  private var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: folder) }
  }

  init() throws {
    package = try TemporaryPackage(["a.md": "# A\n", "b.md": "# B\n"])
    let output = package.folder.resolvingSymlinksInPath().path + "/Output"
    let cache = Command.executable.resolvingSymlinksInPath().deletingLastPathComponent()
      .appending(path: "lessons.cache").path
    kept = "\(cache)/site-\(ContentHash([output]).hexadecimal)"
    #expect(try package.run("build").status == 0)
  }

  @Test func partThatGoesWhileItIsNeededIsMadeAgain() throws {
    // A folder has the name of each and the stamp that the record has: it is there when it is looked for,
    // and cannot be read.
    var stamps: [String: String] = [:]
    for name in try names {
      let path = "\(folder)/\(name)"
      try FileManager.default.removeItem(atPath: path)
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
      stamps[".parts/print.html/\(name)"] = Self.stamp(ofFolder: path)
    }
    try record { fields in
      if let stamp = stamps[fields[0]] { fields[2] = stamp }
    }
    try package.write("# Another title\n", to: "README.md")
    #expect(try package.run("build").status == 0)
    let made = try package.output
    #expect(try package.read("Output/print.html").contains("Another title"))
    #expect(try Set(names).count == stamps.count + 1, "the frame is new, and nothing else")
    #expect(try package.run("build", "--no-cache").status == 0)
    #expect(try package.output == made)
  }

  @Test func whatNobodyNeedsAnyMoreGoes() throws {
    // As a lost record and a killed run leave them.
    let left = ["0123456789abcdef", ".lessons-\(UUID().uuidString)"]
    for name in left { try Data().write(to: URL(fileURLWithPath: "\(folder)/\(name)")) }
    #expect(try names.count == 5)
    try package.write("# C\n", to: "Lessons/b.md")
    #expect(try package.run("build").status == 0)
    #expect(try names.count == 3, "a frame and two parts")
    #expect(try Set(names).isDisjoint(with: left))
  }

  /// Changes the rows of the record, and seals it again.
  private func record(_ change: (inout [String]) -> Void) throws {
    let lines = try String(contentsOfFile: kept + ".table", encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let rows = lines.dropFirst().map { line in
      var fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      if fields.count == 3 { change(&fields) }
      return fields.joined(separator: "\t")
    }.joined(separator: "\n")
    var hash = ContentHash()
    Array(rows.utf8).withUnsafeBytes { hash.combine($0) }
    let seal = lines[0].split(separator: " ").dropLast().joined(separator: " ")
    try Data("\(seal) \(hash.hexadecimal)\n\(rows)".utf8)
      .write(to: URL(fileURLWithPath: kept + ".table"))
  }

  private static func stamp(ofFolder path: String) -> String {
    var status = stat()
    stat(path, &status)
    #if canImport(Darwin)
      let times = [status.st_mtimespec, status.st_ctimespec]
    #else
      let times = [status.st_mtim, status.st_ctim]
    #endif
    let moments = times.map { Int($0.tv_sec) * 1_000_000_000 + Int($0.tv_nsec) }
    return "\(status.st_size) \(moments[0]) \(moments[1]) \(status.st_ino)"
  }
}

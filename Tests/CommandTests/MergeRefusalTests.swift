import Foundation
import Testing

/// Reports that cannot be joined: each is refused with the reason, and no page is written.
@Suite struct MergeRefusalTests {
  private static let lessons = Dictionary(
    uniqueKeysWithValues: (1...3).map { number in
      ("\(number).md", "# \(number)\n\n```swift\n\(number)\n```\n\n```output\n\(number)\n```\n")
    })

  /// The reports of both shards, by the names of their files.
  private static let reports = Result {
    let package = try TemporaryPackage(lessons)
    var reports: [String: String] = [:]
    for index in 1...2 {
      let run = try package.run("check", "--shard", "\(index)/2", "--format", "json")
      #expect(run.status == 0)
      reports["\(index).json"] = run.output
    }
    return reports
  }

  /// A package with these reports, as another machine has it.
  private func package() throws -> TemporaryPackage {
    let package = try TemporaryPackage(Self.lessons)
    for (name, text) in try Self.reports.get() { try package.write(text, to: name) }
    return package
  }

  private func expectRefusal(
    _ package: TemporaryPackage, _ reports: [String], _ words: String...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let run = try Command(["merge"] + reports, in: package.folder)
    #expect(run.status == 1, sourceLocation: sourceLocation)
    #expect(run.output.isEmpty, sourceLocation: sourceLocation)
    for word in words {
      #expect(run.errorOutput.contains(word), "\(run.errorOutput)", sourceLocation: sourceLocation)
    }
    let output = package.folder.appending(path: "Output")
    #expect(!FileManager.default.fileExists(atPath: output.path), sourceLocation: sourceLocation)
  }

  @Test func missingAndDoubleShards() throws {
    let package = try package()
    try expectRefusal(package, ["1.json"], "shard 2/2 is missing", "--shard 2/2")
    try expectRefusal(package, ["2.json"], "shard 1/2 is missing")
    try package.write(try package.read("1.json"), to: "copy.json")
    try expectRefusal(
      package, ["1.json", "2.json", "copy.json"],
      "shard 1/2 is there twice: 1.json and copy.json")
    let many = try package.run("check", "--shard", "3/20", "--format", "json").output
    try package.write(many, to: "many.json")
    try expectRefusal(package, ["many.json"], "shards 1/20, 2/20, 4/20", "and 9 more are missing")
    #expect(try package.run("merge", "1.json", "2.json").status == 0)
  }

  @Test func reportsOfDifferentSplits() throws {
    let package = try package()
    let times = "{\"lessons\": [{\"file\": \"Lessons/3.md\", \"seconds\": 9}]}"
    try package.write(times, to: "times.json")
    for (name, arguments) in [
      ("filter", ["--filter=-1"]), ("names", ["1", "2", "3"]),
      ("times", ["--times", "times.json"]),
    ] {
      let command = ["check", "--shard", "2/2", "--format", "json"] + arguments
      try package.write(try Command(command, in: package.folder).output, to: "\(name).json")
      try expectRefusal(package, ["1.json", "\(name).json"], "different splits", "\(name).json")
    }
    try package.write(
      try package.run("check", "--shard", "2/3", "--format", "json").output, to: "3.json")
    try expectRefusal(package, ["1.json", "3.json"], "different splits")
  }

  @Test func lessonsThatAreNotThoseOfTheReports() throws {
    let package = try package()
    try package.write("# New\n", to: "Lessons/4.md")
    try expectRefusal(package, ["1.json", "2.json"], "Lessons/4.md is in no report")
    try FileManager.default.removeItem(at: package.folder.appending(path: "Lessons/4.md"))
    try package.write((Self.lessons["2.md"] ?? "") + "\n", to: "Lessons/2.md")
    try expectRefusal(package, ["1.json", "2.json"], "Lessons/2.md is not what it was")
    try FileManager.default.removeItem(at: package.folder.appending(path: "Lessons/2.md"))
    try expectRefusal(package, ["1.json", "2.json"], "there is no Lessons/2.md")
  }

  @Test func filesThatAreNoReportsOfShards() throws {
    let package = try package()
    try package.write(try package.run("check", "--format", "json").output, to: "whole.json")
    try expectRefusal(
      package, ["1.json", "whole.json"], "whole.json is no report of a shard", "--shard")
    let others = ["", "{", "[]", "null", "<", "<html/>", "# Text", "{\"lessons\": []}", "\u{0}"]
    for text in others {
      try package.write(text, to: "other")
      try expectRefusal(package, ["1.json", "other"], "error: other is ")
    }
    try expectRefusal(package, ["Lessons"], "Lessons cannot be read")
    #expect(try package.run("merge", "1.json", "gone.json").status == 64)
    #expect(try package.run("merge").status == 64)
  }

  /// JUnit is written and not read: of a shard as of a whole run.
  @Test func junitIsRefusedWithTheWayToWriteIt() throws {
    let package = try package()
    for arguments in [["--shard", "2/2"], []] {
      let run = try Command(["check", "--format", "junit"] + arguments, in: package.folder)
      #expect(run.status == 0)
      try package.write(run.output, to: "2.xml")
      try expectRefusal(
        package, ["1.json", "2.xml"],
        "error: 2.xml is a JUnit report, which `merge` does not read: run the shards with `--format"
          + " json`, and write JUnit with `lessons merge --format junit`\n")
    }
    let whole = try package.run("check", "--format", "junit")
    #expect(try package.run("merge", "1.json", "2.json", "--format", "junit").output == whole.output)
  }

  @Test func reportsThatWereCutOff() throws {
    let package = try package()
    let whole = try package.read("1.json")
    for part in 1..<10 {
      let length = whole.utf8.count * part / 10
      try package.write(String(decoding: whole.utf8.prefix(length), as: UTF8.self), to: "cut")
      try expectRefusal(package, ["cut", "2.json"], "cut is damaged", "run its shard again")
    }
  }

  /// What programs read in a report and what `merge` makes of it are never two things.
  @Test(arguments: [
    ("\"status\" : \"passed\"", "\"status\" : \"failed\""),
    ("\"passed\" : ", "\"passed\" : 1"), ("\"lessons\" : ", "\"lessons\" : 1"),
    ("\"title\" : \"", "\"title\" : \"X"), ("\"number\" : ", "\"number\" : 1"),
    ("\"diagnostics\" : [", "\"diagnostic\" : ["), ("\"index\" : 1", "\"index\" : 0"),
    ("\"count\" : 2", "\"count\" : 99999999999"), ("\"file\" : \"", "\"file\" : \"../"),
    ("\"displaysValue\" : true", "\"displaysValue\" : false"),
    ("\"drawings\" : [", "\"drawings\" : [\"<svg/>\""), ("\"seal\" : \"", "\"seal\" : \"0"),
  ])
  func reportsThatWereAltered(_ old: String, _ new: String) throws {
    let package = try package()
    let whole = try package.read("1.json")
    let altered = whole.replacing(old, with: new, maxReplacements: 1)
    #expect(altered != whole)
    try package.write(altered, to: "altered")
    try expectRefusal(package, ["altered", "2.json"], "error: altered ")
  }

  /// Words that `merge` could not find out to be wrong: only the seal tells.
  @Test func wordsThatWereAltered() throws {
    let package = try TemporaryPackage(["a.md": "# A\n\n```swift\n1\n```\n\n```output\n2\n```\n"])
    let report = try package.run("check", "--shard", "1/1", "--format", "json").output
    try package.write(report, to: "report")
    #expect(try package.run("merge", "report").output.contains("1 failed"))
    try FileManager.default.removeItem(at: package.folder.appending(path: "Output"))
    let altered = report.replacing("the output differs", with: "the output is fine")
    #expect(altered != report)
    try package.write(altered, to: "report")
    try expectRefusal(package, ["report"], "report was altered")
  }

  @Test func filesOfALessonThatAreOthers() throws {
    let lesson = "# A\n\n[one](one.txt)\n\n```swift\n1\n```\n\n```output\n1\n```\n"
    let package = try TemporaryPackage(["a.md": lesson])
    try FileManager.default.createDirectory(
      at: package.folder.appending(path: "Lessons/a.files"), withIntermediateDirectories: true)
    try package.write("1", to: "Lessons/one.txt")
    try package.write("v1", to: "Lessons/a.files/d")
    let report = try package.run("check", "--shard", "1/1", "--format", "json")
    #expect(report.status == 0)
    try package.write(report.output, to: "report")
    for (path, old, new) in [("Lessons/a.files/d", "v1", "v2"), ("Lessons/a.files/e", nil, "v1")] {
      try package.write(new, to: path)
      try expectRefusal(package, ["report"], "a.files of Lessons/a.md are not what they were")
      if let old {
        try package.write(old, to: path)
      } else {
        try FileManager.default.removeItem(at: package.folder.appending(path: path))
      }
    }
    try FileManager.default.removeItem(at: package.folder.appending(path: "Lessons/one.txt"))
    try expectRefusal(package, ["report"], "the links of Lessons/a.md do not lead")
    try package.write("1", to: "Lessons/one.txt")
    #expect(try package.run("merge", "report").status == 0)
  }

  @Test func lineEndsAndLayoutAreNotLooked() throws {
    let package = try package()
    try package.write(try package.read("1.json").replacing("\n", with: "\r\n"), to: "crlf")
    let object = try JSONSerialization.jsonObject(with: Data(try package.read("2.json").utf8))
    let compact = try JSONSerialization.data(withJSONObject: object)
    try package.write(String(decoding: compact, as: UTF8.self), to: "compact")
    #expect(try package.run("merge", "crlf", "compact").status == 0)
  }
}

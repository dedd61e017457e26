import Foundation
import Testing

/// What the README and the guide say of the tool is what the tool does.
@Suite struct DocumentationTests {
  /// All examples of a document at once: starting the tool for each would take longer.
  @Test(arguments: DocumentExample.documents)
  func errorsAreThoseThatTheToolReports(_ document: DocumentExample.Document) throws {
    #expect(document.unverified.isEmpty, "a `console` fence needs a `markdown` fence before it")
    let examples = document.examples.filter { $0.arguments == nil }
    guard !examples.isEmpty else { return }
    let package = try TemporaryPackage([:])
    for (number, example) in examples.enumerated() {
      try FileManager.default.createDirectory(
        at: package.folder.appending(path: "Lessons/\(number)"), withIntermediateDirectories: true)
      try package.write(example.lesson, to: "Lessons/\(number)/example.md")
    }
    let files = examples.indices.map { "Lessons/\($0)/example.md" }
    let run = try Command(["check", "--no-cache", "--quiet"] + files, in: package.folder)
    #expect(run.status == 1)
    let reports = Self.reports(in: run.output)
    for (number, example) in examples.enumerated() {
      #expect(reports[number] == example.answer, "\(example.testDescription)")
    }
  }

  @Test(arguments: DocumentExample.documents.flatMap(\.examples).filter { $0.arguments != nil })
  func commandsPrintWhatIsShown(_ example: DocumentExample) throws {
    let package = try TemporaryPackage(["example.md": example.lesson])
    let run = try Command(
      example.arguments ?? [], in: package.folder, environment: ["CI": ""])
    #expect(run.output.hasSuffix(example.answer), "\(run.output)")
  }

  @Test func readmeIsVerified() throws {
    let report = try Command.report(["--no-cache", "README.md"], in: DocumentExample.root)
    #expect(report.lessons.flatMap(\.diagnostics).isEmpty)
    #expect(report.summary.passed > 0)
    #expect(report.summary.passed == report.summary.cells)
    #expect(DocumentExample.documents.first?.examples.isEmpty == false)
  }

  /// What a run says of each example, by its number, as if the example were the only lesson.
  private static func reports(in output: String) -> [Int: String] {
    var reports: [Int: String] = [:]
    var number: Int?
    for line in output.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      if let start = line.prefixMatch(of: #/Lessons/([0-9]+)/example\.md:/#) {
        number = Int(start.1)
      }
      guard let number else { continue }
      reports[number, default: ""] +=
        line.replacing("Lessons/\(number)/example.md", with: "Lessons/example.md") + "\n"
    }
    return reports
  }
}

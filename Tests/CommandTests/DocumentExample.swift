import Foundation
import Testing

/// A lesson that a document of this repository shows, with what the document says the tool says of it:
/// a fence `markdown`, and right behind it a fence `text` (the errors that `lessons check` reports) or
/// `console` (a command and the end of what it prints).
struct DocumentExample: CustomTestStringConvertible {
  /// The example's document and line.
  let testDescription: String
  /// The lesson.
  let lesson: String
  /// The arguments of the command, for a fence `console`.
  let arguments: [String]?
  /// What the command must print, with a line feed at the end.
  let answer: String

  /// A Markdown file of the repository.
  struct Document: CustomTestStringConvertible {
    let path: String
    var testDescription: String { path }
    let examples: [DocumentExample]
    /// The lines of `console` fences that answer no lesson, so that nothing verifies them.
    let unverified: [Int]
  }

  /// The repository's folder.
  static let root = GoldenCase.folder.appending(path: "../../..").standardizedFileURL

  /// The README and all lessons.
  static let documents: [Document] = {
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: root.appending(path: "Lessons").path)
    let lessons = (names ?? []).filter { $0.hasSuffix(".md") }.sorted().map { "Lessons/\($0)" }
    return (["README.md"] + lessons).compactMap { try? Document(path: $0) }
  }()
}

extension DocumentExample.Document {
  private struct Block {
    var line: Int
    var mark: Substring
    var info: String
    var text = ""
    /// Whether nothing but blank lines stands between the fence before and this one.
    var followsFence: Bool
  }

  init(path: String) throws {
    let text = try String(
      contentsOf: DocumentExample.root.appending(path: path), encoding: .utf8)
    var examples: [DocumentExample] = []
    var unverified: [Int] = []
    var last: Block?
    for block in Self.blocks(of: text) {
      defer { last = block }
      guard let lesson = last, lesson.info == "markdown", block.followsFence,
        ["text", "console"].contains(block.info)
      else {
        if block.info == "console" { unverified.append(block.line) }
        continue
      }
      var lines = block.text.split(separator: "\n", omittingEmptySubsequences: false)
      let words = block.info == "console" ? lines.removeFirst().split(separator: " ") : []
      examples.append(
        DocumentExample(
          testDescription: "\(path):\(lesson.line)", lesson: lesson.text,
          arguments: words.starts(with: ["$", "lessons"])
            ? words.dropFirst(2).map(String.init) : nil,
          answer: lines.joined(separator: "\n")))
    }
    self.init(path: path, examples: examples, unverified: unverified)
  }

  /// The fenced blocks that stand in no list and no quote.
  private static func blocks(of text: String) -> [Block] {
    var blocks: [Block] = []
    var open: Block?
    var followsFence = false
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let mark = line.prefix { $0 == "`" }
      if var block = open {
        if mark.count >= block.mark.count, mark.count == line.count {
          blocks.append(block)
          open = nil
          followsFence = true
        } else {
          block.text += line + "\n"
          open = block
        }
      } else if mark.count >= 3 {
        open = Block(
          line: index + 1, mark: mark, info: String(line.dropFirst(mark.count)),
          followsFence: followsFence)
      } else if !line.isEmpty {
        followsFence = false
      }
    }
    return blocks
  }
}

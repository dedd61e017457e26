import Foundation
import Testing

/// A case of a fixture file: its name, and lines of a keyword and text.
struct FixtureCase: CustomTestStringConvertible, Sendable {
  let name: String
  var lines: [(keyword: String, text: String)] = []

  var testDescription: String { name }

  /// The numbers of all lines with a keyword.
  func numbers(_ keyword: String) -> [[Float]] {
    texts(keyword).map { $0.split(separator: " ").compactMap { Float($0) } }
  }

  /// The numbers of the only line with a keyword, as doubles.
  func doubles(_ keyword: String) -> [Double] {
    texts(keyword).flatMap { $0.split(separator: " ").compactMap { Double($0) } }
  }

  /// The texts of all lines with a keyword.
  func texts(_ keyword: String) -> [String] {
    lines.filter { $0.keyword == keyword }.map(\.text)
  }

  /// The cases of a file of `Fixtures`; none if it is missing.
  static func all(of file: String) -> [FixtureCase] {
    let url = Bundle.module.resourceURL?.appending(path: "Fixtures/\(file).txt")
    guard let url, let text = try? String(contentsOf: url, encoding: .utf8) else { return [] }
    var cases: [FixtureCase] = []
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
      let text = parts.count > 1 ? parts[1] : ""
      if parts[0] == "case" {
        cases.append(FixtureCase(name: text))
      } else {
        cases[cases.count - 1].lines.append((parts[0], text))
      }
    }
    return cases
  }
}

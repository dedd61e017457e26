import Foundation
import Testing

/// The lines of `modules.txt`: what PyTorch's modules hold or give.
let moduleFixtures: [String: [Float]] = {
  let url = Bundle.module.resourceURL?.appending(path: "Fixtures/modules.txt")
  guard let url, let text = try? String(contentsOf: url, encoding: .utf8) else { return [:] }
  let lines = text.split(separator: "\n").map { line in
    let parts = line.split(separator: ":", maxSplits: 1)
    return (
      parts[0].trimmingPrefix(" ").dropLast().description,
      parts.count < 2 ? [] : parts[1].split(separator: " ").compactMap { Float($0) }
    )
  }
  return Dictionary(lines, uniquingKeysWith: { first, _ in first })
}()

/// Compares numbers with a line of `modules.txt`.
func expectFixture(
  _ name: String, _ values: [Float]?, _ tolerance: Tolerance = .exact,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard let expected = moduleFixtures[name], let values else {
    Issue.record("no numbers of \(name)", sourceLocation: sourceLocation)
    return
  }
  #expect(tolerance.differences(values, expected) == [], "\(name)", sourceLocation: sourceLocation)
}

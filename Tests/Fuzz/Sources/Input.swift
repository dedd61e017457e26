/// What one input stands for: a Markdown file, and what its cells print.
///
/// A zero byte ends the file; a byte 1 ends what a cell prints.
struct Input {
  let file: [UInt8]
  let printed: [[UInt8]]

  init(_ bytes: [UInt8]) {
    let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
    file = Array(parts[0])
    printed =
      parts.count < 2
      ? [] : parts[1].split(separator: 1, omittingEmptySubsequences: false).map(Array.init)
  }
}

import LessonDocumentation

/// What a block printed, cut at the marks of its claims.
struct ClaimRecords {
  /// What came of one claim.
  struct Record {
    /// What the code that it is about printed, each execution behind the other.
    var own: [UInt8] = []
    /// What was printed since the claim before.
    var all: [UInt8] = []
    /// Whether the place was come to.
    var isReached = false
    /// The descriptions of its value, an execution each.
    var values: [(description: String, debugDescription: String, isEqual: Bool?)] = []
  }

  /// What came of claims, by their numbers.
  private(set) var records: [Int: Record] = [:]
  /// What was printed without the marks.
  private(set) var printed: [UInt8] = []
  /// What was printed behind the last claim about what is printed.
  private(set) var rest: [UInt8] = []

  /// A text without what the names of types have of the program around them.
  static func plain(_ text: String) -> String {
    guard text.contains("LessonsDocumentation.") else { return text }
    return text.replacing(
      #/LessonsDocumentation\.(?:\(unknown context at \$[0-9a-f]+\)\.)*/#, with: "")
  }

  /// Reads what a block printed with marks that carry `key`.
  init(_ output: [UInt8], key: UInt64) {
    let mark = [0] + Array("claim \(key) ".utf8)
    var open: Set<Int> = []
    var index = output.startIndex
    while index < output.endIndex {
      guard output[index] == 0, output[index...].starts(with: mark),
        let end = output[index...].firstIndex(of: UInt8(ascii: "\n"))
      else {
        printed.append(output[index])
        rest.append(output[index])
        for number in open { records[number, default: Record()].own.append(output[index]) }
        index += 1
        continue
      }
      let words = String(decoding: output[(index + mark.count)..<end], as: UTF8.self)
        .split(separator: " ")
      index = end + 1
      guard words.count >= 2, let number = Int(words[1]) else { continue }
      switch words[0] {
      case "begins": open.insert(number)
      case "ends":
        open.remove(number)
        records[number, default: Record()].isReached = true
        records[number]?.all += rest
        rest = []
      case "value":
        guard words.count == 5, let first = Int(words[3]), let second = Int(words[4]),
          first >= 0, second >= 0, output.endIndex - index > first + second
        else { continue }
        let middle = index + first
        let last = middle + second
        let isEqual: Bool? = words[2] == "unknown" ? nil : words[2] == "equal"
        records[number, default: Record()].isReached = true
        records[number]?.values.append(
          (
            Self.plain(String(decoding: output[index..<middle], as: UTF8.self)),
            Self.plain(String(decoding: output[middle..<last], as: UTF8.self)), isEqual
          ))
        // The line end of the mark itself.
        index = last + 1
      default: continue
      }
    }
  }
}

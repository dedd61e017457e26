import LessonDocumentation
import LessonMatching
import LessonText

/// The change that makes one comment, or the fence behind a block, say what is true.
struct ClaimUpdate {
  /// Why something that is true cannot be written where something false stands.
  enum Obstacle: String, Error {
    case several = "it is another number of lines than the comment has"
    case nothing = "nothing is printed"
    case control = "it has characters that nobody would see"
    case notSwift = "it is described in words that are no Swift"
    case unreadable = "a comment with it would be read as something else"
  }

  typealias Place = DocumentationUpdate.Place

  let place: Place
  let edits: [TextEdit]
  /// What the comment says then.
  var text = ""
  /// What the fence says then; `nil` of a comment.
  var printed: [OutputLine]?

  /// What is to be changed for a block, or why it cannot be.
  static func all(
    for verdict: BlockVerdict, in source: SourceText
  ) -> [(Place, Result<ClaimUpdate, Obstacle>)] {
    let block = verdict.block
    var all = verdict.found.sorted { $0.key < $1.key }.compactMap {
      index, found -> (Place, Result<ClaimUpdate, Obstacle>)? in
      guard block.claims.indices.contains(index), let first = block.claims[index].textRanges.first
      else { return nil }
      let place = Place(
        block: block.number, claim: index, line: block.position(ofByte: first.lowerBound).line)
      return (place, Result { () throws(Obstacle) in try ClaimUpdate(place, found, block, source) })
    }
    if let printed = verdict.printed, let output = block.output {
      let text = FenceText(output.expected, printed: printed)
      let writer = FenceWriter(output.expected.fence, in: source)
      let place = Place(
        block: block.number, claim: nil, line: output.expected.fence.position.line)
      let edits =
        writer.edits(to: text.lines) + (text.becomesExact ? [writer.appending("exact")] : [])
      all.append((place, .success(ClaimUpdate(place: place, edits: edits, printed: printed))))
    }
    return all
  }

  private init(place: Place, edits: [TextEdit], printed: [OutputLine]) {
    self.place = place
    self.edits = edits
    self.printed = printed
  }

  /// Makes a comment say what was found.
  private init(
    _ place: Place, _ found: String, _ block: DocumentationBlock, _ source: SourceText
  ) throws(Obstacle) {
    let claim = block.claims[place.claim ?? 0]
    guard !found.isEmpty else { throw .nothing }
    let text = Self.styled(found, as: claim)
    guard !Self.isCall(claim) || Self.isCall(text) else { throw .notSwift }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.allSatisfy({ $0.withVisibleControls == $0 }) else { throw .control }
    let ranges = claim.textRanges.map { block.fileRange(of: $0, in: source) }
    let isSameCount = lines.count == ranges.count
    // Between its first line and its last one a text can be longer or shorter.
    guard isSameCount || ranges.count > 1 && lines.count > 1 else { throw .several }
    self.place = place
    self.text = text
    if isSameCount {
      edits = zip(ranges, lines).compactMap { Self.edit($0, $1, in: source) }
      return
    }
    var edits: [TextEdit] = []
    let kept = min(ranges.count, lines.count) - 1
    for index in 0..<kept {
      if let edit = Self.edit(ranges[index], lines[index], in: source) { edits.append(edit) }
    }
    let last = ranges[ranges.count - 1]
    let number = source.position(ofByte: last.lowerBound).line
    let start = source.range(ofLine: number).lowerBound
    let mark = source.bytes[start..<last.lowerBound]
    let new = lines[kept..<(lines.count - 1)].flatMap {
      mark + Array($0.utf8) + source.lineEnd(number)
    }
    if !new.isEmpty { edits.append(TextEdit(range: start..<start, replacement: new)) }
    for range in ranges[kept..<(ranges.count - 1)] {
      let number = source.position(ofByte: range.lowerBound).line
      let gone =
        source.range(ofLine: number).lowerBound..<source.range(ofLine: number + 1).lowerBound
      edits.append(TextEdit(range: gone, replacement: []))
    }
    if let edit = Self.edit(last, lines[lines.count - 1], in: source) { edits.append(edit) }
    self.edits = edits
  }

  /// The edit that puts a text in the place of another one; `nil` where that is the same.
  private static func edit(_ range: Range<Int>, _ text: String, in source: SourceText) -> TextEdit?
  {
    let new = Array(text.utf8)
    return source.bytes[range].elementsEqual(new) ? nil : TextEdit(range: range, replacement: new)
  }

  /// Whether a claim is a value that a call makes, such as `P(1, 2)`.
  private static func isCall(_ claim: Claim) -> Bool {
    if case .value(let text) = claim.kind { isCall(text) } else { false }
  }

  private static func isCall(_ text: String) -> Bool {
    text.first?.isUppercase == true && text.hasSuffix(")") && text.contains("(")
  }

  /// What was found as the author writes such things: a case of an enumeration keeps its point, and what is
  /// optional is told by its value.
  private static func styled(_ found: String, as claim: Claim) -> String {
    if case .value(let text) = claim.kind, !text.hasPrefix("Optional("),
      found.hasPrefix("Optional("), found.hasSuffix(")"), !found.contains("\n")
    {
      return String(found.dropFirst(9).dropLast())
    }
    guard case .value(let text) = claim.kind, text.hasPrefix("."),
      text.dropFirst().first?.isLetter == true,
      found.first?.isLetter == true, !found.contains("\n")
    else { return found }
    return "." + found
  }
}

/// A file that holds a part for each lesson, in a frame.
///
/// Where one lesson of a thousand changed, its part is made anew and all other bytes are taken from
/// the file as it was.
public struct AssembledFile: Sendable {
  /// What one lesson has in the file.
  struct Part: Sendable {
    /// The lesson's slug.
    let lesson: String
    /// A hash of everything that the part is made of.
    let inputs: String
    /// Makes it; `nil` where nobody read the lesson.
    let make: (@Sendable (ColoredCode) -> String)?

    /// What `lesson` has in a file.
    init(
      of lesson: SiteLesson, madeOf inputs: String,
      _ make: @escaping @Sendable (Verdict, ColoredCode) -> String
    ) {
      self.lesson = lesson.summary.slug
      self.inputs = inputs
      if let verdict = lesson.verdict {
        self.make = { make(verdict, $0) }
      } else {
        self.make = nil
      }
    }
  }

  /// A piece of the frame, or the place of a part, named by its index.
  enum Slot: Sendable, Equatable {
    case text([UInt8])
    case part(Int)
  }

  /// Where the new bytes of a piece come from.
  public enum Segment: Sendable, Equatable {
    /// They are those of the file as it was.
    case old(Range<Int>)
    /// They are made.
    case new([UInt8])

    /// How many there are.
    public var count: Int {
      switch self {
      case .old(let range): range.count
      case .new(let bytes): bytes.count
      }
    }
  }

  /// A hash of everything that the frame is made of.
  let frameInputs: String
  /// Makes the frame.
  let frame: @Sendable () -> [Slot]
  /// What lessons have in the file, in order.
  let parts: [Part]

  /// The lessons that must be read to make the file, where the one that is there has this layout.
  public func unreadLessons(beside old: Layout?) -> [String] {
    missingParts(beside: old).filter { parts[$0].make == nil }.map { parts[$0].lesson }
  }

  /// The indices of the parts that the file that is there does not have, where it has this layout.
  public func missingParts(beside old: Layout?) -> [Int] {
    let known = Set(old?.partInputs ?? [])
    return parts.indices.filter { !known.contains(parts[$0].inputs) }
  }

  /// The slug of the lesson that a part is made of.
  public func lesson(ofPart index: Int) -> String { parts[index].lesson }

  /// Makes a part; `colored` is the code of its lesson.
  public func part(_ index: Int, _ colored: ColoredCode = ColoredCode()) -> [UInt8] {
    Array((parts[index].make?(colored) ?? "").utf8)
  }

  /// The pieces of the file in order, and where they will lie.
  ///
  /// - Parameters:
  ///   - old: the layout of the file that is there; `nil` where it cannot be used.
  ///   - made: parts that were made already; others are made as they are needed.
  public func assembled(
    from old: Layout?, with made: (Int) -> [UInt8]? = { _ in nil }
  ) -> (segments: [Segment], layout: Layout) {
    let ranges = old?.ranges ?? []
    let known = Dictionary(
      zip(old?.slots ?? [], ranges).compactMap { slot, range in
        slot.part.flatMap { old?.partInputs[$0] }.map { ($0, range) }
      }, uniquingKeysWith: { first, _ in first })
    func segment(ofPart index: Int) -> Segment {
      if let bytes = made(index) { return .new(bytes) }
      return known[parts[index].inputs].map(Segment.old) ?? .new(part(index))
    }
    let pieces: [(part: Int?, segment: Segment)]
    if let old, old.frameInputs == frameInputs, old.partInputs.count == parts.count {
      pieces = zip(old.slots, ranges).map { slot, range in
        (slot.part, slot.part.map(segment(ofPart:)) ?? .old(range))
      }
    } else {
      pieces = frame().map { slot in
        switch slot {
        case .text(let bytes): (nil, .new(bytes))
        case .part(let index): (index, segment(ofPart: index))
        }
      }
    }
    return (
      pieces.map(\.segment),
      Layout(
        frameInputs: frameInputs, partInputs: parts.map(\.inputs),
        slots: pieces.map { Layout.Slot(part: $0.part, length: $0.segment.count) })
    )
  }

  /// The whole file, made from nothing.
  public var bytes: [UInt8] {
    assembled(from: nil).segments.flatMap { segment -> [UInt8] in
      if case .new(let bytes) = segment { bytes } else { [] }
    }
  }
}

extension AssembledFile {
  /// Where the pieces of a file lie, and what they were made of.
  public struct Layout: Sendable, Equatable {
    struct Slot: Sendable, Equatable {
      /// The index of the part; `nil` for a piece of the frame.
      var part: Int?
      /// How many bytes it has.
      var length: Int
    }

    let frameInputs: String
    let partInputs: [String]
    let slots: [Slot]

    /// Where each slot lies in the file.
    public var ranges: [Range<Int>] {
      var end = 0
      return slots.map { slot in
        defer { end += slot.length }
        return end..<(end + slot.length)
      }
    }

    /// Whether pieces of as many bytes follow each other in another file.
    public func hasRanges(of other: Layout) -> Bool {
      slots.map(\.length) == other.slots.map(\.length)
    }

    /// How many bytes the file has.
    public var length: Int { slots.map(\.length).reduce(0, +) }
  }
}

extension AssembledFile.Layout {
  /// What ``init(fields:)`` makes the layout of.
  public var fields: [String] {
    [frameInputs, "\(partInputs.count)"] + partInputs
      + slots.flatMap { [$0.part.map { "\($0)" } ?? "", "\($0.length)"] }
  }

  /// Reads what ``fields`` tells; `nil` for anything else.
  public init?(fields: [String]) {
    guard fields.count >= 2, let count = Int(fields[1]), count >= 0, count <= fields.count - 2
    else { return nil }
    let rest = Array(fields.dropFirst(2 + count))
    guard rest.count.isMultiple(of: 2) else { return nil }
    let slots = stride(from: 0, to: rest.count, by: 2).compactMap { index -> Slot? in
      let part = Int(rest[index])
      guard let length = Int(rest[index + 1]), length >= 0, part != nil || rest[index].isEmpty,
        part.map({ (0..<count).contains($0) }) ?? true
      else { return nil }
      return Slot(part: part, length: length)
    }
    guard slots.count == rest.count / 2 else { return nil }
    self.init(
      frameInputs: fields[0], partInputs: Array(fields[2..<(2 + count)]), slots: slots)
  }
}

import LessonText

/// Where a text has what may be GitHub's and not CommonMark's, found in one pass over its bytes.
///
/// Most texts have little of it in their prose; of those nothing else is read twice.
struct GitHubSigns: Sendable {
  struct Kinds: OptionSet, Sendable, Equatable {
    let rawValue: UInt16

    static let dollar = Kinds(rawValue: 1)
    static let tilde = Kinds(rawValue: 2)
    /// What addresses begin with.
    static let address = Kinds(rawValue: 4)
    static let mail = Kinds(rawValue: 8)
    /// What references to footnotes and their definitions begin with, `[^`.
    static let footnote = Kinds(rawValue: 16)
    /// What stands behind the label of a definition, `]:`.
    static let definition = Kinds(rawValue: 32)
    static let task = Kinds(rawValue: 64)
    static let alert = Kinds(rawValue: 128)
    /// A character by its number, which may be one that the text does not have.
    static let number = Kinds(rawValue: 256)
  }

  private var signs: [(offset: Int, kind: Kinds)] = []
  private(set) var all: Kinds = []

  /// Whether there is anything that prose may have, and not lines alone.
  var mayBeInProse: Bool { !all.subtracting([.definition, .task, .number]).isEmpty }

  init(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { bytes in
      for index in bytes.indices {
        let kind: Kinds
        switch bytes[index] {
        case UInt8(ascii: "$"): kind = .dollar
        case UInt8(ascii: "~"): kind = .tilde
        case UInt8(ascii: "/"), UInt8(ascii: "w"), UInt8(ascii: "@"), UInt8(ascii: "&"),
          UInt8(ascii: "["), UInt8(ascii: "]"):
          kind = Self.kind(at: index, of: bytes)
        default: continue
        }
        guard !kind.isEmpty else { continue }
        signs.append((index, kind))
        all.formUnion(kind)
      }
    }
  }

  private static func kind(at index: Int, of bytes: UnsafeBufferPointer<UInt8>) -> Kinds {
    let before = index > 0 ? bytes[index - 1] : 0
    let next = index + 1 < bytes.count ? bytes[index + 1] : 0
    let third = index + 2 < bytes.count ? bytes[index + 2] : 0
    switch bytes[index] {
    case UInt8(ascii: "/"):
      return before == UInt8(ascii: ":") && next == bytes[index] ? .address : []
    case UInt8(ascii: "w"): return next == bytes[index] && third == next ? .address : []
    case UInt8(ascii: "@"): return before > 0x20 && next > 0x20 ? .mail : []
    case UInt8(ascii: "&"): return next == UInt8(ascii: "#") ? .number : []
    case UInt8(ascii: "]"): return next == UInt8(ascii: ":") ? .definition : []
    default:
      switch next {
      case UInt8(ascii: "^"): return .footnote
      case UInt8(ascii: "!"): return .alert
      default:
        return third == UInt8(ascii: "]") && (next == 0x20 || next | 0x20 == UInt8(ascii: "x"))
          ? .task : []
      }
    }
  }

  /// What begins in a part of the text.
  func kinds(in range: Range<Int>) -> Kinds {
    var (low, high) = (0, signs.count)
    while low < high {
      let middle = (low + high) / 2
      if signs[middle].offset < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    var kinds: Kinds = []
    while low < signs.count, signs[low].offset < range.upperBound {
      kinds.formUnion(signs[low].kind)
      low += 1
    }
    return kinds
  }
}

import Foundation

/// The name of a new lesson, `06-loss-surfaces`: its number and the slug of its title.
package struct LessonName: Equatable {
  /// How many characters of a title a slug keeps at most.
  private static let slugLimit = 60

  package let text: String

  package var slug: String { Self.withoutNumber(text) }

  /// The name of the next lesson; a title that is a whole name, `10-ten`, has its number already.
  package init(title: String, after others: [String]) throws {
    let slug = Self.slug(of: title)
    if !title.contains(where: \.isWhitespace), Self.isNumbered(title, slug: slug) {
      text = slug
      return
    }
    guard !slug.isEmpty else {
      throw UsageError(
        "The title `\(title)` has no letters or digits to make a file name of: choose one that has."
      )
    }
    let highest = others.compactMap(Self.number).max() ?? 0
    guard highest < 9_999 else {
      throw UsageError("There is no number left behind lesson \(highest): rename that lesson.")
    }
    let digits = String(highest + 1)
    text = (digits.count < 2 ? "0" : "") + digits + "-" + slug
  }

  /// A name that an author chose: a whole one, `06-loss-surfaces`, else a title.
  package init(chosen: String, after others: [String]) throws {
    let slug = Self.slug(of: chosen)
    text =
      Self.isNumbered(chosen, slug: slug)
      ? slug : try LessonName(title: chosen, after: others).text
  }

  /// Whether a text begins with a number and a hyphen, and its slug does too.
  private static func isNumbered(_ text: String, slug: String) -> Bool {
    number(of: text) != nil && number(of: slug) == number(of: text) && !withoutNumber(slug).isEmpty
  }

  /// The title as a slug that may name a file, a SwiftPM target and a module.
  ///
  /// Letters of other scripts are written in Latin ones, because no linker accepts a target whose
  /// name is not ASCII.
  package static func slug(of title: String) -> String {
    let latin = StringTransform("Any-Latin; Latin-ASCII; Lower")
    let plain = title.applyingTransform(latin, reverse: false) ?? title.lowercased()
    let words = plain.replacing("'", with: "").split { character in
      !(character.isASCII && (character.isLetter || character.isNumber || character == "_"))
    }
    var slug = ""
    for word in words {
      let longer = slug.isEmpty ? String(word) : "\(slug)-\(word)"
      guard longer.count <= slugLimit else { break }
      slug = longer
    }
    return slug.isEmpty ? String(words.first?.prefix(slugLimit) ?? "") : slug
  }

  package static func withoutNumber(_ name: String) -> String {
    guard number(of: name) != nil, let hyphen = name.firstIndex(of: "-") else { return name }
    return String(name[hyphen...].dropFirst())
  }

  private static func number(of name: String) -> Int? {
    guard let hyphen = name.firstIndex(of: "-") else { return nil }
    let digits = name[..<hyphen]
    return digits.allSatisfy { $0.isASCII && $0.isNumber } ? Int(digits) : nil
  }
}

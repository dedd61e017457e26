/// Makes the anchors of a document's headings as GitHub makes them.
///
/// A slug is the heading's text in lowercase without anything but letters, marks, decimal digits,
/// `_`, `-` and blanks, every blank a hyphen. A slug that was there before gets `-1`, `-2`, ….
package struct HeadingSlugs {
  private var used: [String: Int] = [:]

  package init() {}

  package mutating func slug(for heading: String) -> String {
    let base = Self.plainSlug(heading)
    guard var count = used[base] else {
      used[base] = 0
      return base
    }
    var slug: String
    repeat {
      count += 1
      slug = "\(base)-\(count)"
    } while used[slug] != nil
    used[base] = count
    used[slug] = 0
    return slug
  }

  private static func plainSlug(_ heading: String) -> String {
    var slug = ""
    for scalar in heading.lowercased().unicodeScalars {
      if scalar == " " {
        slug += "-"
      } else if scalar == "-" || wordCategories.contains(scalar.properties.generalCategory) {
        slug.unicodeScalars.append(scalar)
      }
    }
    return slug
  }

  /// What the regular expressions of GitHub's renderer (Ruby) call a word character.
  private static let wordCategories: Set<Unicode.GeneralCategory> = [
    .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
    .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .connectorPunctuation,
  ]
}

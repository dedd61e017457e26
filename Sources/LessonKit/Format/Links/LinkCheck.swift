import LessonMarkdown
import LessonText

/// Checks that a lesson's relative links, images and anchors lead somewhere.
package struct LinkCheck {
  private let lesson: Lesson
  private let base: LinkBase
  private let target: (String) -> LinkTarget

  /// Checks the links of `lesson`, which start at `base`; `target` tells what there is at a path from
  /// the folder that they must not leave.
  package init(_ lesson: Lesson, base: LinkBase, target: @escaping (String) -> LinkTarget) {
    self.lesson = lesson
    self.base = base
    self.target = target
  }

  package var diagnostics: [Diagnostic] {
    let links = lesson.document.links
    guard !links.isEmpty else { return [] }
    var known = Known(own: PageAnchors(lesson))
    return links.compactMap { link in
      problem(with: link, &known).map { problem in
        Diagnostic(
          .brokenLink, at: link.position, length: link.length, problem.message,
          advice: problem.advice)
      }
    }
  }

  /// The paths that the lesson's links lead to, from the folder that they must not leave.
  package var paths: [String] {
    Set(
      lesson.document.links.compactMap { link in
        guard case .local(let path, _) = LinkDestination(link.destination), !path.isEmpty else {
          return nil
        }
        return base.resolve(path)
      }
    ).sorted()
  }

  /// What many links of a lesson lead to is looked at once.
  private struct Known {
    let own: PageAnchors
    var targets: [String: LinkTarget] = [:]
    var anchors: [String: PageAnchors] = [:]
  }

  private typealias Problem = (message: String, advice: String)

  private func problem(with link: Link, _ known: inout Known) -> Problem? {
    guard case .local(let path, let anchor) = LinkDestination(link.destination) else { return nil }
    if path.isEmpty, anchor == nil || link.isImage {
      return (
        "the \(link.isImage ? "image" : "link") has no destination", "write one, or remove it"
      )
    }
    if path.isEmpty {
      return problem(with: anchor, in: known.own, of: "this lesson")
    }
    guard let place = base.resolve(path) else { return outside(path) }
    let found = known.targets[place] ?? target(place)
    known.targets[place] = found
    switch found {
    case .outside: return outside(path)
    case .nothing(let neighbours): return missing(path, neighbours)
    case .folder:
      guard link.isImage else { return nil }
      return ("`\(path)` is a folder, not an image", "name a file in it")
    case .file, .markdown:
      if path.hasSuffix("/") {
        return ("`\(path)` is a file, not a folder", "remove the `/` at the end")
      }
      guard !link.isImage, anchor != nil, case .markdown(let bytes) = found else { return nil }
      let anchors = known.anchors[place] ?? PageAnchors(Lesson(parsing: bytes, file: path))
      known.anchors[place] = anchors
      return problem(with: anchor, in: anchors, of: "`\(path)`")
    }
  }

  private func outside(_ path: String) -> Problem {
    (
      "`\(path)` leads out of \(base.name)",
      "put the file into \(base.name), or write its address on the web"
    )
  }

  private func missing(_ path: String, _ neighbours: [String]) -> Problem {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let name = parts.last(where: { !$0.isEmpty }).map(String.init) ?? path
    let message = "there is no file `\(path)`"
    guard let nearest = Spelling.nearest(to: name, among: neighbours) else {
      return (message, "correct the path, or add the file")
    }
    let folder = path.dropLast(path.hasSuffix("/") ? name.count + 1 : name.count)
    return (message, "write `\(folder)\(nearest)`")
  }

  private func problem(
    with anchor: String?, in anchors: PageAnchors, of page: String
  ) -> Problem? {
    guard let anchor, !anchors.contains(anchor) else { return nil }
    let message = "there is no heading with the anchor `#\(anchor)` in \(page)"
    if let nearest = Spelling.nearest(to: anchor, among: anchors.names) {
      return (message, "write `#\(nearest)`")
    }
    let known = anchors.names.prefix(5).map { "`#\($0)`" }.joined(separator: ", ")
    guard !known.isEmpty else { return (message, "remove `#\(anchor)`, or add the heading") }
    let more = anchors.names.count > 5 ? " and others" : ""
    return (message, "its anchors are \(known)\(more)")
  }
}

/// What there is at the end of a link's path.
package enum LinkTarget: Sendable, Equatable {
  /// A Markdown file with these bytes, whose headings and cells are anchors.
  case markdown([UInt8])
  /// Any other file; nothing is known of its anchors.
  case file
  case folder
  /// Nothing; these are the names that are there instead.
  case nothing(neighbours: [String])
  /// Something that a symbolic link reaches and that the lesson's readers need not have.
  case outside
}

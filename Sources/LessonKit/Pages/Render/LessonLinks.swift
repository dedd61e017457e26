import LessonFormat
import LessonMarkdown
import LessonText

/// Makes the links of a lesson lead on from its page, which lies in the folder of pages.
///
/// `02-autograd.md#gradients` leads to the lesson where the Markdown is read, on GitHub, and to
/// `02-autograd.html#gradients` on the page. Images are copied below the pages, wherever in the package
/// they lie. All other files stay where they are, and their links lead out of the folder of pages.
struct LessonLinks {
  private let base: LinkBase
  /// The folder of lessons, as links name it.
  private let folder: String
  /// What leads from a page to the package's folder.
  private let wayOut: String

  /// Takes the lesson whose file has the shown path `file`; `nil` for one outside the package, whose
  /// links stay as they are.
  init?(ofLesson file: String, in package: LessonPackage = LessonPackage()) {
    let parts = file.split(separator: "/", omittingEmptySubsequences: false)
    guard file.first != "/", !parts.contains("..") else { return nil }
    base = .package(folder: parts.dropLast().filter { $0 != "." }.joined(separator: "/"))
    folder = package.lessonsFolder + "/"
    wayOut = package.outputFolder.split(separator: "/").map { _ in "../" }.joined()
  }

  /// The address that leads from a page to what `url` means in the lesson; `nil` where that is `url`.
  func pageURL(for url: String, isImage: Bool, _ names: PlaceNames = .own) -> String? {
    guard case .local(let path, _) = LinkDestination(url) else { return nil }
    let suffix = url.drop { $0 != "#" && $0 != "?" }
    if path.isEmpty { return isImage ? nil : names.address(inLesson: suffix) }
    guard let place = base.resolve(path) else { return nil }
    if !isImage, let slug = lesson(at: place) {
      return names.address(ofLesson: slug, suffix)
    }
    let address = isImage ? copiedName(ofImage: place) : wayOut + place
    return address.split(separator: "/", omittingEmptySubsequences: false)
      .map(\.urlComponent).joined(separator: "/") + suffix
  }

  /// The images that the page of `lesson` shows from copies: paths in the package, names among the pages.
  static func copiedImages(of lesson: Lesson) -> [(path: String, name: String)] {
    guard let links = LessonLinks(ofLesson: lesson.file, in: lesson.package) else { return [] }
    return lesson.document.links.filter(\.isImage).compactMap { link in
      guard case .local(let path, _) = LinkDestination(link.destination), !path.isEmpty,
        let place = links.base.resolve(path)
      else { return nil }
      return (place, links.copiedName(ofImage: place))
    }
  }

  /// The name that a lesson of the folder has in links; `nil` for any other file.
  private func lesson(at place: String) -> Substring? {
    guard place.hasPrefix(folder), place.hasSuffix(".md") else { return nil }
    let name = place.dropFirst(folder.count).dropLast(".md".count)
    return name.isEmpty || name.contains("/") ? nil : name
  }

  /// Where the copy of an image lies: one of the folder as it lies there, any other one, and one whose
  /// copy would take the place of a page or of what pages refer to, in a folder of its own.
  private func copiedName(ofImage place: String) -> String {
    let name = place.hasPrefix(folder) ? place.dropFirst(folder.count) : ""
    let isOurs = Self.ourExtensions.contains(where: name.lowercased().hasSuffix)
    // On systems that do not tell capitals apart it is the same folder.
    let isInFolder = name.lowercased().hasPrefix(Self.packageFolder)
    return name.isEmpty || isOurs || isInFolder ? Self.packageFolder + place : String(name)
  }

  /// The folder below the pages for copies that lie there as in the package.
  private static let packageFolder = "package/"

  /// What the names of the files end in that the tool itself writes next to the pages.
  private static let ourExtensions = [
    ".html", ".css", ".js", ".xml", ".swift", ".ipynb", LessonCover.fileExtension,
  ]
}

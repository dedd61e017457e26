import ArgumentParser
import LessonPages
import LessonProcess

/// The options of commands that render pages.
struct SiteOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A folder whose templates, styles and other files replace the tool's own.",
      valueName: "dir"),
    completion: .directory)
  var theme: String?

  @Option(
    help: ArgumentHelp(
      "Where the pages will be: for links to themselves, sitemap.xml and feed.xml.",
      valueName: "url"),
    transform: Self.address)
  var baseURL: BaseAddress?

  var settings: SiteSettings {
    SiteSettings(theme: theme.map(ThemeFolder.init), address: baseURL)
  }

  /// Says what may be wrong with the theme, before lessons run.
  func warnOfTheme() throws {
    if let folder = settings.theme { try Terminal.error.write(folder.warnings()) }
  }

  func validate() throws {
    if let theme, RealPath(of: theme)?.isFolder != true {
      throw ValidationError("There is no folder at \(theme) (--theme).")
    }
  }

  private static func address(_ text: String) throws -> BaseAddress {
    guard let address = BaseAddress(text) else {
      throw ValidationError(
        "Write an address with `http://` or `https://`, a host and no `?` or `#`, as in"
          + " https://example.org/course/.")
    }
    return address
  }
}

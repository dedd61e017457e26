import ArgumentParser
import LessonProcess

/// `lessons watch`: verifies and renders on every save, and shows the pages in a browser.
struct WatchCommand: ExampleCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Rebuild lessons on every save, with a live preview; check saved documentation.",
    discussion: """
      Verifies the lessons that a save touches, renders them to Output/ as `lessons build` does, and \
      serves Output/ on a port of this machine's loopback address. A browser that shows a page \
      reloads it when it is rendered anew, and keeps its place. Ctrl-C ends it.

      In a Swift package its documentation is followed too: a saved page is checked again, and of a saved \
      source the comments that changed.
      """)

  static let example = "lessons watch 02-autograd"

  @OptionGroup var common: CommonOptions
  @OptionGroup var kinds: KindOptions
  @OptionGroup var verification: VerificationOptions
  @OptionGroup var site: SiteOptions

  @Option(
    help: ArgumentHelp(
      "The port of the preview; 0 for any. Default: \(PreviewServer.defaultPort), or the next free one.",
      valueName: "port"))
  var port: UInt16?

  func perform() throws {
    Interruption.follow()
    let scope = try common.scope(only: kinds.only).built(
      verification.settings, isQuiet: verification.quiet)
    let package = scope.package
    let isCourse =
      common.lessons.isEmpty && package.hasLessonsFolder && scope.selection.includes(.lessons)
    // A page of the package that is a lesson has none in the site.
    let isRendered = isCourse || scope.subjects.lessons.contains(where: scope.subjects.isRendered)
    try common.warnOfMissingTargets(in: package)
    try site.warnOfTheme()
    let preview = Preview(folder: package.root + "/" + package.outputFolder)
    let server = try isRendered ? PreviewServer(port: port, preview) : nil
    try WatchReport(settings: verification.reporting, address: server?.address).begin()
    let lessons = WatchedLessons(
      package: package, named: isCourse ? nil : scope.subjects.lessons,
      theme: site.settings.theme)
    let documentation =
      scope.documents.isEmpty
      ? nil : DocumentationWatch(scope, verification.settings, isQuiet: verification.quiet)
    var watch = LessonWatch(
      lessons, documentation, scope.selection, verification.settings, verification.reporting,
      site.settings,
      preview: preview, server: server)
    try watch.run()
  }
}

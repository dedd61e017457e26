import Foundation
import Testing

/// `lessons watch` as an author sees it: an editor, and a browser beside it.
@Suite struct BrowserReloadTests {
  /// A lesson that is longer than a window.
  private static func lesson(_ word: String, attribute: String = "") -> String {
    """
    # Long

    \((1...80).map { "Paragraph \($0).\n\n" }.joined())
    ```swift\(attribute)
    print("\(word)")
    ```

    ```output
    \(word)
    ```

    \((81...160).map { "Paragraph \($0).\n\n" }.joined())
    """
  }

  /// Continuous integration has a browser, so that a missing one is a failure there.
  private static let isPossible =
    Browser.executable != nil || ProcessInfo.processInfo.environment["CI"] != nil

  @Test(.enabled(if: isPossible, "chromium is not installed"), .mustEnd)
  func savedLessonIsReloadedInItsPlace() throws {
    let watch = try Watch(["a.md": Self.lesson("before")])
    _ = try watch.nextReport()
    let browser = try Browser()
    try browser.open(watch.address.appending(path: "a.html"))
    let text = "document.querySelector('main').innerText.match(/before|after/)[0]"
    #expect(try browser.value(of: text) == "before")
    #expect(try browser.value(of: "(scrollTo(0, 1234), scrollY)") == "1234")

    let clock = ContinuousClock()
    let saved = clock.now
    try watch.package.write(Self.lesson("after"), to: "Lessons/a.md")
    try browser.waitForLoad()
    // Read, not judged: how long it takes depends on what else the machine does.
    print("From saving a lesson to its reloaded page: \(clock.now - saved)")
    #expect(try browser.value(of: text) == "after")
    #expect(try browser.value(of: "scrollY") == "1234")

    // A lesson that fails keeps its page, and says why, as text.
    try watch.package.write(Self.lesson("never", attribute: " <b>x"), to: "Lessons/a.md")
    let banner = """
      new Promise((resolve) => {
        const look = () => {
          const banner = document.getElementById("lessons.errors");
          if (banner) resolve(banner.textContent); else requestAnimationFrame(look);
        };
        look();
      })
      """
    #expect(try browser.value(of: banner).contains("Lessons/a.md:164:10: unknown attribute `<b>x`"))
    #expect(try browser.value(of: text) == "after")
    #expect(try browser.value(of: "scrollY") == "1234")

    try watch.package.write(Self.lesson("before"), to: "Lessons/a.md")
    try browser.waitForLoad()
    #expect(try browser.value(of: text) == "before")
    #expect(try browser.value(of: "document.getElementById('lessons.errors')") == "null")
  }
}

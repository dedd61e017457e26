import LessonPages
import Testing

@Suite struct PreviewPathTests {
  @Test(arguments: [
    ("/", "index.html"),
    ("/01-by-hand.html", "01-by-hand.html"),
    ("/images/loss.svg", "images/loss.svg"),
    ("/%C3%BCber%20uns%3F.html", "über uns?.html"),
    ("/über.html", "über.html"),
    ("/a..b", "a..b"),
    ("/%252e%252e", "%2e%2e"),
  ])
  func targetNamesAFile(_ target: String, _ path: String) {
    #expect(PreviewPath(target: target)?.path == path)
  }

  @Test(arguments: [
    "", "*", "index.html", "http://127.0.0.1/index.html", "//etc/passwd", "/a//b", "/a/",
    "/..", "/../README.md", "/a/../../README.md", "/./a", "/%2e%2e/README.md", "/%2E%2e", "/.%2e/a",
    "/..%2fREADME.md", "/a%2fb", "/%2fetc%2fpasswd", "/.git/config", "/a/.hidden",
    "/a%00.html", "/a\0.html", "/a%0a", "/%7f", "/%", "/%2", "/%zz", "/%+1", "/%ff",
  ])
  func targetNamesNothing(_ target: String) {
    #expect(PreviewPath(target: target) == nil)
  }
}

import Testing

@testable import LessonPages

/// What the preview reads of a request, and where it stops.
@Suite struct RequestHeadReaderTests {
  private func head(_ text: String) throws -> RequestHead? {
    var reader = RequestHeadReader()
    return try reader.read(Array(text.utf8))
  }

  @Test func lineEndsAreEitherWay() throws {
    for end in ["\r\n", "\n"] {
      let lines = ["", "GET /a%20b.html?x=1&path=%2Fa&x=2 HTTP/1.1", "Accept: */*", "hOST:\t a:1 "]
      let head = try #require(try head((lines + ["", "rest"]).joined(separator: end)))
      #expect(head.method == "GET")
      #expect(head.path == "/a%20b.html")
      #expect(head.query == ["x": "2", "path": "/a"])
      #expect(head.host == "a:1")
    }
    #expect(try head("HEAD / HTTP/1.0\n\n")?.host == nil)
  }

  @Test func piecesMayEndAnywhere() throws {
    let bytes = Array("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8)
    var reader = RequestHeadReader()
    for byte in bytes.dropLast() { #expect(try reader.read([byte]) == nil) }
    #expect(try reader.read([bytes[bytes.count - 1]])?.host == "localhost")
  }

  @Test(arguments: [
    "GET\n\n", "GET /\n\n", "GET  / HTTP/1.1\n\n", "GET / a HTTP/1.1\n\n", " GET / HTTP/1.1\n\n",
    "G[T / HTTP/1.1\n\n", "GET / HTTP\n\n", "GET / HTTP/1.1\nHost\n\n",
    "GET / HTTP/1.1\n Host: a\n\n", "GET / HTTP/1.1\nHost : a\n\n", "GET / HTTP/1.1\n: a\n\n",
    "GET / HTTP/1.1\nHost: a\nX: b\nhost: a\n\n", "GET /\u{0} HTTP/1.1\n\n", "GET /\r HTTP/1.1\n\n",
    "GET / HTTP/1.1\nX: \u{7F}\n\n", "\u{16}\u{3}",
  ])
  func whatIsNoRequestIsRefused(_ text: String) {
    #expect(throws: PreviewResponse.malformed) { try head(text) }
  }

  @Test func otherVersionsAreRefused() {
    #expect(throws: PreviewResponse.otherVersion) { try head("PRI * HTTP/2.0\r\n\r\n") }
  }

  @Test func longTargetsAreRefused() throws {
    func line(_ length: Int) -> String {
      "GET /" + String(repeating: "a", count: length - 14) + " HTTP/1.1"
    }
    let limit = RequestHeadReader.targetLimit
    #expect(try head(line(limit) + "\n\n")?.method == "GET")
    #expect(throws: PreviewResponse.longTarget) { try head(line(limit + 1) + "\n\n") }
    // Without an end there is nothing to wait for either.
    #expect(throws: PreviewResponse.longTarget) { try head(line(limit + 1)) }
  }

  @Test func longHeadsAreRefused() throws {
    let start = "GET / HTTP/1.1\nX: "
    func field(_ length: Int) -> String {
      start + String(repeating: "a", count: length - start.utf8.count - 2) + "\n\n"
    }
    let limit = RequestHeadReader.headLimit
    #expect(try head(field(limit))?.method == "GET")
    #expect(throws: PreviewResponse.longHead) { try head(field(limit + 1) + "\n") }
    #expect(throws: PreviewResponse.longHead) { try head(String(field(limit + 3).dropLast(2))) }
  }

  @Test func manyFieldsAreRefused() throws {
    func fields(_ count: Int) -> String {
      "GET / HTTP/1.1\n" + String(repeating: "X: a\n", count: count) + "\n"
    }
    let limit = RequestHeadReader.lineLimit
    #expect(try head(fields(limit - 1))?.method == "GET")
    #expect(throws: PreviewResponse.longHead) { try head(fields(limit)) }
  }
}

import Foundation
import Testing

/// What `lessons watch` serves, and to whom.
@Suite struct PreviewRequestTests {
  @Test(.mustEnd) func onlyOutputIsServedAndOnlyToThisMachine() throws {
    let watch = try Watch(["a.md": "# Title\n\nText.\n"])
    _ = try watch.nextReport()
    let output = watch.package.folder.appending(path: "Output")
    func add(_ name: String, to target: String) throws {
      try FileManager.default.createSymbolicLink(
        atPath: output.appending(path: name).path, withDestinationPath: target)
    }
    try FileManager.default.createDirectory(
      at: output.appending(path: "folder"), withIntermediateDirectories: true)
    try watch.package.write("inside", to: "Output/folder/file.txt")
    try watch.package.write("hidden", to: "Output/.hidden")
    try add("within.html", to: "a.html")
    try add("README.md", to: "../README.md")
    try add("lessons", to: "../Lessons")
    try add("root", to: "/")
    try add("nowhere", to: "missing")
    // A folder whose name begins as Output's does.
    let sibling = watch.package.folder.appending(path: "Output.old")
    try FileManager.default.createDirectory(at: sibling, withIntermediateDirectories: true)
    try watch.package.write("old", to: "Output.old/file.txt")
    try add("old", to: "../Output.old/file.txt")

    for target in ["/", "/a.html", "/a.html?x=1", "/folder/file.txt", "/style.css", "/within.html"]
    {
      let response = try RawResponse(target, port: watch.port)
      #expect(response.status == 200, "\(target)")
      #expect(response.headers.contains("Cache-Control: no-store"))
    }
    for target in [
      "/README.md", "/lessons/a.md", "/root/etc/passwd", "/nowhere", "/old", "/folder", "/folder/",
      "/../README.md", "/%2e%2e/README.md", "/..%2fREADME.md", "/%2e%2e%2fREADME.md",
      "/folder/../../README.md", "/folder/..%2f..%2fREADME.md", "/etc/passwd", "//etc/passwd",
      "/a.html%00", "/.hidden", "/.lessons/", "/.lessons/other", "/b.html", "README.md",
      "http://localhost/README.md", "/\(String(repeating: "a", count: 5000))",
    ] {
      #expect(try RawResponse(target, port: watch.port).status == 404, "\(target)")
    }
    for host in ["evil.example", "evil.example:\(watch.port)", "localhost.evil.example", "0.0.0.0"]
    {
      for target in ["/a.html", "/.lessons/news?path=/a.html", "/missing"] {
        #expect(try RawResponse(target, host: host, port: watch.port).status == 403, "\(host)")
      }
    }
    #expect(try RawResponse("/", host: nil, port: watch.port).status == 403)
    for host in ["127.0.0.1", "127.0.0.1:\(watch.port)", "[::1]:\(watch.port)"] {
      #expect(try RawResponse("/", host: host, port: watch.port).status == 200)
    }
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW"] {
      let status = try RawResponse(method: method, "/a.html", port: watch.port).status
      #expect(status == 405 || status == 404, "\(method)")
    }
    // The whole 127.0.0.0/8 is this machine, so that a server on every address would answer here.
    #expect(throws: RawResponse.NoConnection.self) {
      try RawResponse(bytes: "GET / HTTP/1.1\r\n\r\n", address: "127.0.0.2", port: watch.port)
    }
  }

  @Test(.mustEnd) func pagesAreServedAsWhatTheyAre() throws {
    let watch = try Watch(["a.md": "# Größe\n\nText.\n"])
    _ = try watch.nextReport()
    let page = try RawResponse("/a.html", port: watch.port)
    #expect(page.headers.contains("Content-Type: text/html; charset=utf-8"))
    #expect(page.body.contains("Größe"))
    #expect(page.body.contains("<script src=\"/.lessons/reload.js\""))
    #expect(try !watch.package.read("Output/a.html").contains("reload"))
    let script = try RawResponse("/.lessons/reload.js", port: watch.port)
    #expect(script.status == 200)
    #expect(script.headers.contains("Content-Type: text/javascript; charset=utf-8"))
    let head = try RawResponse(method: "HEAD", "/a.html", port: watch.port)
    #expect(head.status == 200)
    #expect(head.headers.contains("Content-Length: \(page.body.utf8.count)\n"))
    #expect(head.body.isEmpty)
    let news = try RawResponse("/.lessons/news?path=/a.html&state=old", port: watch.port)
    #expect(news.status == 200)
    #expect(news.body.contains("\"errors\":[]"))
  }

  @Test(.mustEnd) func requestsThatNoBrowserSendsAreRefused() throws {
    let watch = try Watch(["a.md": "# Title\n"])
    _ = try watch.nextReport()
    func status(_ lines: String...) throws -> Int {
      let text = (lines + ["Host: localhost", "", ""]).joined(separator: "\r\n")
      return try RawResponse(bytes: text, port: watch.port).status
    }
    #expect(try status("GET /a.html HTTP/1.1") == 200)
    let field = "X-Long: " + String(repeating: "a", count: 16_000)
    #expect(try status("GET /a.html HTTP/1.1", field) == 200)
    #expect(try status("GET /a.html HTTP/1.1", field + field) == 431)
    let fields = [String](repeating: "X: a", count: 101).joined(separator: "\r\n")
    #expect(try status("GET /a.html HTTP/1.1", fields) == 431)
    #expect(try status("GET /\(String(repeating: "a", count: 8001)) HTTP/1.1") == 414)
    #expect(try status("GET /a.html HTTP/1.1", "Host: localhost") == 400)
    #expect(try status("GET /a.html HTTP/1.1", " folded") == 400)
    #expect(try status("nonsense") == 400)
    #expect(try status("GET /a.html HTTP/2.0") == 505)
    #expect(try status("POST /a.html HTTP/1.1", "Content-Length: 3") == 405)
  }

  @Test(.mustEnd) func nobodyWaitsForClientsThatAreSlow() throws {
    let watch = try Watch(["a.md": "# Title\n"])
    _ = try watch.nextReport()
    // More than are let in at a time.
    let slow = try (0..<200).map { _ in
      try RawConnection(sending: "GET /a.html HTTP/1.1\r\nX: a", port: watch.port)
    }
    #expect(try RawResponse("/a.html", port: watch.port).status == 200)
    withExtendedLifetime(slow) {}
  }

  @Test(.mustEnd) func whatIsDroppedIsLetGo() throws {
    let watch = try Watch(["a.md": "# Title\n"])
    _ = try watch.nextReport()
    let state = try #require(
      try RawResponse("/.lessons/news?path=/a.html&state=", port: watch.port).body
        .firstMatch(of: /"state":"([^"]*)"/)?.1)
    let before = watch.descriptorCount
    let target = "/.lessons/news?path=/a.html&state=\(state)"
    let request = "GET \(target) HTTP/1.1\r\nHost: localhost\r\n\r\n"
    // Closed at once; nobody could have answered.
    for _ in 0..<100 { _ = try RawConnection(sending: request, port: watch.port) }
    // A request waits for news longer than this looks.
    #expect(watch.becomesTrue(within: .seconds(15)) { watch.descriptorCount <= before })
    #expect(try RawResponse("/a.html", port: watch.port).status == 200)
  }

  @Test(.mustEnd) func portThatIsTakenIsNotShared() throws {
    let lessons = ["a.md": "# Title\n"]
    let first = try Watch(lessons, arguments: [])
    let second = try Watch(lessons, arguments: [])
    #expect(first.port != second.port)
    let run = try first.package.run("watch", "--port", "\(first.port)")
    #expect(run.status == 2)
    #expect(run.errorOutput.contains("another program has it"))
    #expect(try first.package.run("watch", "--port", "65536").status == 64)
  }
}

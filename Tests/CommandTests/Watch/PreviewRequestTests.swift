import Foundation
import Testing

/// What `lessons watch` serves, and to whom.
@Suite struct PreviewRequestTests {
  @Test(.timeLimit(.minutes(3))) func onlyOutputIsServedAndOnlyToThisMachine() throws {
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

  @Test(.timeLimit(.minutes(3))) func pagesAreServedAsWhatTheyAre() throws {
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

  @Test(.timeLimit(.minutes(3))) func portThatIsTakenIsNotShared() throws {
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

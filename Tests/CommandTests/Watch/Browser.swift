import Foundation
import Testing

/// A headless Chromium, spoken to over pipes in the DevTools protocol
/// (https://chromedevtools.github.io/devtools-protocol/).
final class Browser {
  /// The browser in `PATH`, if there is one.
  static let executable: String? = {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return ["chromium", "chromium-browser", "google-chrome"].lazy
      .flatMap { name in folders.map { "\($0)/\(name)" } }
      .first(where: FileManager.default.isExecutableFile)
  }()

  private let process = Process()
  private let requests = Pipe()
  private let answers = PipeReader()
  private let profile = FileManager.default.temporaryDirectory
    .appending(path: "browser-\(UUID().uuidString)")
  private var session: String?
  private var count = 0
  private var events: [String] = []

  /// Starts the browser with an empty page.
  init() throws {
    let executable = try #require(Self.executable, "no chromium in PATH")
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    // The browser reads requests from descriptor 3 and writes answers to 4.
    process.arguments = [
      "-c", "exec \"$0\" \"$@\" 3<&0 4>&1 >/dev/null 2>&1", executable, "--headless",
      "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
      "--no-first-run", "--window-size=800,600", "--user-data-dir=\(profile.path)", "about:blank",
    ]
    process.standardInput = requests
    process.standardOutput = answers.pipe
    try process.run()
    try answers.pipe.fileHandleForWriting.close()
    let targets = try send("Target.getTargets")["targetInfos"] as? [[String: Any]]
    let page = try #require(targets?.first { $0["type"] as? String == "page" })
    session =
      try send(
        "Target.attachToTarget", ["targetId": page["targetId"] ?? "", "flatten": true])["sessionId"]
      as? String
    try send("Page.enable")
  }

  deinit {
    _ = try? send("Browser.close")
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: profile)
  }

  /// Opens a page and waits until it is loaded.
  func open(_ address: URL) throws {
    try send("Page.navigate", ["url": address.absoluteString])
    try waitForLoad()
  }

  /// Waits until a page has been loaded since the last call.
  func waitForLoad() throws {
    let event = "Page.loadEventFired"
    while !events.contains(event) { _ = try receive() }
    events.removeAll { $0 == event }
  }

  /// The value of a JavaScript expression in the page; a promise is waited for.
  func value(of expression: String) throws -> String {
    let answer = try send(
      "Runtime.evaluate",
      ["expression": "(async () => String(await (\(expression))))()", "awaitPromise": true])
    return try #require((answer["result"] as? [String: Any])?["value"] as? String)
  }

  /// Sends a request and returns its result.
  @discardableResult
  private func send(_ method: String, _ parameters: [String: Any] = [:]) throws -> [String: Any] {
    count += 1
    var request: [String: Any] = ["id": count, "method": method, "params": parameters]
    if let session { request["sessionId"] = session }
    let data = try JSONSerialization.data(withJSONObject: request)
    try requests.fileHandleForWriting.write(contentsOf: data + [0])
    while true {
      let message = try receive()
      guard message["id"] as? Int == count else { continue }
      return try #require(message["result"] as? [String: Any], "\(message)")
    }
  }

  /// The next message; the name of an event is kept.
  private func receive() throws -> [String: Any] {
    let text = try #require(try answers.next(endingWith: 0), "the browser has ended")
    let message = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    if let event = message["method"] as? String { events.append(event) }
    return message
  }
}

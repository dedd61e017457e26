import FlyingFox
import Foundation
import LessonKit
import Synchronization

/// Answers the requests of a browser that looks at `Output/`.
final class Preview: HTTPHandler {
  private let folder: ServedFolder
  private let errors = Mutex<[String: [String]]>([:])

  /// How long a request for news may wait: less than a browser's patience.
  private static let patience = Duration.seconds(20)
  /// How often a waiting request looks whether the page has changed.
  private static let interval = Duration.milliseconds(25)

  init(folder: String) {
    self.folder = ServedFolder(path: folder)
  }

  /// Says what keeps pages from being rendered: lines by the page's file name.
  func setErrors(_ lines: [String: [String]]) {
    errors.withLock { $0 = lines }
  }

  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    guard let host = request.headers[.host], LoopbackHost.isLoopback(host) else {
      return .message(.forbidden, "This server is for this machine only: use its loopback address.")
    }
    guard request.method == .GET || request.method == .HEAD else {
      var response = HTTPResponse.message(.methodNotAllowed, "Only GET and HEAD are served.")
      response.headers[HTTPHeader("Allow")] = "GET, HEAD"
      return response
    }
    let response = try await self.response(to: request)
    return request.method == .HEAD ? try await response.withoutBody() : response
  }

  private func response(to request: HTTPRequest) async throws -> HTTPResponse {
    let target = request.target.path()
    if target == PreviewAssets.news { return try await newsResponse(to: request) }
    if let asset = PreviewAssets.file(at: target) {
      return .file(Data(asset.bytes), type: ContentType.of(asset.name))
    }
    // Before the page is read: what changes in between is news.
    let known = news(of: target).page
    guard let file = folder.file(at: target), let data = FileManager.default.contents(atPath: file)
    else { return .message(.notFound, "There is no such page.") }
    let type = ContentType.of(file)
    guard type == ContentType.html else { return .file(data, type: type) }
    let page = PreviewPage.html(
      String(decoding: data, as: UTF8.self), news: PreviewNews(page: known, errors: []))
    return .file(Data(page.utf8), type: type)
  }

  /// Answers as soon as there is something that the page does not know yet.
  private func newsResponse(to request: HTTPRequest) async throws -> HTTPResponse {
    let query = Dictionary(request.query.map { ($0.name, $0.value) }) { $1 }
    let path = query["path"] ?? ""
    let clock = ContinuousClock()
    let deadline = clock.now + Self.patience
    var news = news(of: path)
    while news.state == query["state"], clock.now < deadline {
      try await Task.sleep(for: Self.interval)
      news = self.news(of: path)
    }
    return .file(try JSONEncoder().encode(news), type: ContentType.of("news.json"))
  }

  private func news(of target: String) -> PreviewNews {
    guard let file = folder.file(at: target), let page = FileStamp(path: file) else {
      return PreviewNews(page: "", errors: lines(of: target))
    }
    let styles = ["/theme.css", "/style.css"].compactMap { name in
      folder.file(at: name).flatMap(FileStamp.init)?.description
    }
    return PreviewNews(
      page: ([page.description] + styles).joined(separator: " "), errors: lines(of: target))
  }

  private func lines(of target: String) -> [String] {
    let name = PreviewPath(target: target)?.path ?? ""
    return errors.withLock { $0[name] ?? [] }
  }
}

extension HTTPResponse {
  fileprivate static func file(
    _ data: Data, type: String, status: HTTPStatusCode = .ok
  ) -> HTTPResponse {
    HTTPResponse(
      statusCode: status,
      headers: [
        .contentType: type,
        .cacheControl: "no-store",
        HTTPHeader("X-Content-Type-Options"): "nosniff",
        HTTPHeader("Cross-Origin-Resource-Policy"): "same-origin",
      ],
      body: HTTPBodySequence(data: data, suggestedBufferSize: max(data.count, 1)))
  }

  fileprivate static func message(_ status: HTTPStatusCode, _ text: String) -> HTTPResponse {
    file(Data("\(text)\n".utf8), type: ContentType.plain, status: status)
  }

  /// The answer to HEAD: what GET answers, its length too, and no body.
  fileprivate func withoutBody() async throws -> HTTPResponse {
    var headers = headers
    headers[.contentLength] = String(try await bodyData.count)
    return HTTPResponse(statusCode: statusCode, headers: headers)
  }
}

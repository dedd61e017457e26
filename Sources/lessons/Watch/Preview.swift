import Foundation
import LessonPages
import LessonProcess
import LessonVerification
import Synchronization

/// Answers the requests of a browser that looks at `Output/`.
final class Preview: Sendable {
  enum Answer {
    /// This, at once.
    case response([UInt8])
    /// The news of the page at `path`, once there are others than `state`.
    case news(path: String, state: String)
  }

  private let folder: String
  private let errors = Mutex<[String: [String]]>([:])

  init(folder: String) {
    self.folder = folder
  }

  /// Says what keeps pages from being rendered: lines by the page's file name.
  func setErrors(_ lines: [String: [String]]) {
    errors.withLock { $0 = lines }
  }

  func answer(to request: RequestHead) -> Answer {
    guard let host = request.host, LoopbackHost.isLoopback(host) else {
      let message = "This server is for this machine only: use its loopback address."
      return .response(PreviewResponse(.forbidden, message).bytes(hasBody: true))
    }
    let isHead = request.method == "HEAD"
    guard isHead || request.method == "GET" else {
      let message = "Only GET and HEAD are served."
      return .response(PreviewResponse(.methodNotAllowed, message).bytes(hasBody: true))
    }
    guard request.path == PreviewAssets.news else {
      return .response(response(to: request.path).bytes(hasBody: !isHead))
    }
    let path = request.query["path"] ?? ""
    guard !isHead, let state = request.query["state"] else {
      return .response(response(with: news(of: path)).bytes(hasBody: !isHead))
    }
    return .news(path: path, state: state)
  }

  private func response(to target: String) -> PreviewResponse {
    if let asset = PreviewAssets.file(at: target) {
      return PreviewResponse(asset.bytes, type: ContentType.of(asset.name))
    }
    // Before the page is read: what changes in between is news.
    let known = news(of: target).page
    guard let file = path(of: target), let data = FileManager.default.contents(atPath: file)
    else { return PreviewResponse(.notFound, "There is no such page.") }
    let type = ContentType.of(file)
    guard type == ContentType.html else { return PreviewResponse(Array(data), type: type) }
    let page = PreviewPage.html(
      String(decoding: data, as: UTF8.self), news: PreviewNews(page: known, errors: []))
    return PreviewResponse(Array(page.utf8), type: type)
  }

  func response(with news: PreviewNews) -> PreviewResponse {
    let data = (try? JSONEncoder().encode(news)) ?? Data()
    return PreviewResponse(Array(data), type: ContentType.of("news.json"))
  }

  /// What the page at `target` is now, and what keeps it from being rendered.
  func news(of target: String) -> PreviewNews {
    guard let file = path(of: target), let page = FileStamp(path: file) else {
      return PreviewNews(page: "", errors: lines(of: target))
    }
    let styles = ["/theme.css", "/style.css"].compactMap { name in
      path(of: name).flatMap(FileStamp.init)?.description
    }
    return PreviewNews(
      page: ([page.description] + styles).joined(separator: " "), errors: lines(of: target))
  }

  /// The real path of the file that a request names, below the folder even through symbolic links.
  private func path(of target: String) -> String? {
    guard let wanted = PreviewPath(target: target), let root = RealPath(of: folder),
      let file = RealPath(of: "\(root.path)/\(wanted.path)"), file.isBelow(root),
      file.isRegularFile
    else { return nil }
    return file.path
  }

  private func lines(of target: String) -> [String] {
    let name = PreviewPath(target: target)?.path ?? ""
    return errors.withLock { $0[name] ?? [] }
  }
}

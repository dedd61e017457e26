import FlyingSocks
import Foundation
import LessonPages

/// One connection of the preview: it reads the head of a request, answers it and ends.
struct PreviewConnection: Sendable {
  /// How long a client may take to send the head of a request.
  private static let patienceForHead = Duration.seconds(10)
  /// How long a request for news may wait: less than a browser's patience.
  private static let patienceForNews = Duration.seconds(20)
  /// How long a client may take none of the answer.
  private static let patienceForReader = Duration.seconds(60)
  /// How long, and how much, is read of what nobody asked for.
  private static let patienceForEnd = Duration.seconds(2)
  private static let drained = 1 << 20
  private static let chunk = 1 << 16
  /// How often it is looked whether there are news for who waits.
  private static let newsInterval = Duration.milliseconds(50)

  let socket: AsyncSocket
  let preview: Preview

  /// Serves the client, and closes the socket.
  func run() async {
    defer { try? socket.close() }
    do {
      guard let bytes = try await answer() else { return }
      for start in stride(from: 0, to: bytes.count, by: Self.chunk) {
        let piece = Data(bytes[start..<min(start + Self.chunk, bytes.count)])
        try await within(Self.patienceForReader) { try await socket.write(piece) }
      }
      shutdown(socket.socket.file.rawValue, Int32(SHUT_WR))
      // What the client still sends is read: bytes that nobody reads would have the system take back
      // the answer.
      try await within(Self.patienceForEnd) {
        var left = Self.drained
        while left > 0 { left -= try await socket.read(atMost: Self.chunk).count }
      }
    } catch {
      // The client has gone, or its time is up.
    }
  }

  private func answer() async throws -> [UInt8]? {
    let head: RequestHead
    do {
      head = try await within(Self.patienceForHead) {
        var reader = RequestHeadReader()
        while true {
          if let head = try reader.read(try await socket.read(atMost: Self.chunk)) { return head }
        }
      }
    } catch let refusal as PreviewResponse {
      return refusal.bytes(hasBody: true)
    }
    switch preview.answer(to: head) {
    case .response(let bytes): return bytes
    case .news(let path, let known):
      try? await within(Self.patienceForNews) { try await waitForNews(of: path, besides: known) }
      return preview.response(with: preview.news(of: path)).bytes(hasBody: true)
    }
  }

  /// Waits until there are others than the news named `known`, or the client goes or sends more.
  private func waitForNews(of path: String, besides known: String) async throws {
    try await withThrowingTaskGroup { group in
      group.addTask { _ = try await socket.read(atMost: 1) }
      group.addTask {
        while preview.news(of: path).state == known { try await Task.sleep(for: Self.newsInterval) }
      }
      defer { group.cancelAll() }
      try await group.next()
    }
  }
}

/// What `body` finds out; it is cancelled, and an error thrown, where `time` is up before.
@discardableResult
private func within<Value: Sendable>(
  _ time: Duration, _ body: @escaping @Sendable () async throws -> Value
) async throws -> Value {
  try await withThrowingTaskGroup { group in
    group.addTask { try await body() }
    group.addTask {
      try await Task.sleep(for: time)
      throw CancellationError()
    }
    defer { group.cancelAll() }
    guard let value = try await group.next() else { throw CancellationError() }
    return value
  }
}

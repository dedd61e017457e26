import FlyingSocks
import Foundation
import LessonMarkdown
import LessonPages

/// One connection of the preview: it reads the head of a request, answers it and ends.
struct PreviewConnection {
  private enum State {
    case reading(RequestHeadReader)
    /// There are no others than the news named `state` yet.
    case waiting(path: String, state: String)
    case writing(Data, from: Int)
    /// Everything is written. What the client still sends is read: bytes that nobody reads would have
    /// the system take back the answer.
    case draining(bytesLeft: Int)
    case over
  }

  /// How long a client may take to send the head of a request.
  private static let patienceForHead = Duration.seconds(10)
  /// How long a request for news may wait: less than a browser's patience.
  private static let patienceForNews = Duration.seconds(20)
  /// How long a client may take none of the answer.
  private static let patienceForReader = Duration.seconds(60)
  /// How long, and how much, is read of what nobody asked for.
  private static let patienceForEnd = Duration.seconds(2)
  private static let drained = 1 << 20
  private static let chunk = 1 << 14

  /// The socket; who holds the connection closes it.
  let socket: Socket
  /// When the client's time is up.
  private(set) var deadline: ContinuousClock.Instant
  private var state = State.reading(RequestHeadReader())

  init(_ socket: Socket, at now: ContinuousClock.Instant) {
    self.socket = socket
    deadline = now + Self.patienceForHead
  }

  /// What it waits for.
  var events: Int16 {
    if case .writing = state { Int16(POLLOUT) } else { Int16(POLLIN) }
  }

  /// Whether it has ended.
  var isOver: Bool { if case .over = state { true } else { false } }

  /// The page whose news it waits for.
  var awaitedPath: String? { if case .waiting(let path, _) = state { path } else { nil } }

  /// Does what can be done now without waiting.
  mutating func proceed(_ preview: Preview, at now: ContinuousClock.Instant) {
    switch state {
    case .reading(var reader):
      guard let bytes = bytes() else { return }
      do {
        let head = try reader.read(bytes)
        state = .reading(reader)
        if let head { answer(head, preview, at: now) }
      } catch {
        write(PreviewResponse(error).bytes(hasBody: true), at: now)
      }
    case .waiting(let path, _):
      // It has gone, or says that it will send no more, or sends what nobody asked for.
      guard bytes() != nil || isOver else { return }
      write(preview.response(with: preview.news(of: path)).bytes(hasBody: true), at: now)
    case .writing: writeOn(at: now)
    case .draining(let left):
      guard let bytes = bytes() else { return }
      state = bytes.count < left ? .draining(bytesLeft: left - bytes.count) : .over
    case .over: break
    }
  }

  /// Tells it news, if it waits for them and does not know them.
  mutating func tell(_ news: PreviewNews, _ preview: Preview, at now: ContinuousClock.Instant) {
    guard case .waiting(_, let known) = state, news.state != known else { return }
    write(preview.response(with: news).bytes(hasBody: true), at: now)
  }

  /// Does what is left to do when its time is up.
  mutating func expire(_ preview: Preview, at now: ContinuousClock.Instant) {
    guard case .waiting(let path, _) = state else { return state = .over }
    write(preview.response(with: preview.news(of: path)).bytes(hasBody: true), at: now)
  }

  private mutating func answer(
    _ head: RequestHead, _ preview: Preview, at now: ContinuousClock.Instant
  ) {
    switch preview.answer(to: head) {
    case .response(let bytes): write(bytes, at: now)
    case .news(let path, let known):
      state = .waiting(path: path, state: known)
      deadline = now + Self.patienceForNews
      tell(preview.news(of: path), preview, at: now)
    }
  }

  private mutating func write(_ bytes: [UInt8], at now: ContinuousClock.Instant) {
    state = .writing(Data(bytes), from: 0)
    deadline = now + Self.patienceForReader
    writeOn(at: now)
  }

  private mutating func writeOn(at now: ContinuousClock.Instant) {
    guard case .writing(let data, let start) = state else { return }
    do {
      let end = try socket.write(data, from: start)
      deadline = now + Self.patienceForReader
      guard end == data.endIndex else { return state = .writing(data, from: end) }
      shutdown(socket.file.rawValue, Int32(SHUT_WR))
      state = .draining(bytesLeft: Self.drained)
      deadline = now + Self.patienceForEnd
    } catch SocketError.blocked {
      return
    } catch {
      state = .over
    }
  }

  /// The bytes that have come, `nil` where there are none; at the end, or after an error, it is over.
  private mutating func bytes() -> [UInt8]? {
    do {
      return try socket.read(atMost: Self.chunk)
    } catch SocketError.blocked {
      return nil
    } catch {
      state = .over
      return nil
    }
  }
}

import FlyingSocks
import Foundation
import LessonFormat

/// All connections of the preview, on one thread: none of them can keep the others waiting, and what a
/// client has dropped is let go at once.
struct PreviewConnections {
  /// How many there may be: a browser opens six, and any system gives a process more descriptors.
  private static let limit = 128
  /// How many pages are looked at for news in ``interval``; where more are waited for, it takes longer.
  private static let pages = 16
  /// How often it is looked whether there are news for those who wait.
  private static let interval = Duration.milliseconds(25)
  /// How long nobody is let in where the system has no descriptor left.
  private static let pause = Duration.milliseconds(100)

  private let listener: Socket
  private let preview: Preview
  private let clock = ContinuousClock()
  private var connections: [PreviewConnection] = []
  private var nextNews: ContinuousClock.Instant
  private var nextEntry: ContinuousClock.Instant

  init(_ listener: Socket, _ preview: Preview) {
    self.listener = listener
    self.preview = preview
    nextNews = clock.now
    nextEntry = clock.now
  }

  /// Waits for the next thing that happens, and does what it asks for.
  ///
  /// - Throws: an error of the system that leaves nothing to wait for.
  mutating func proceed() throws {
    var polls = connections.map {
      pollfd(fd: $0.socket.file.rawValue, events: $0.events, revents: 0)
    }
    let isOpen = clock.now >= nextEntry
    polls.append(
      pollfd(fd: listener.file.rawValue, events: isOpen ? Int16(POLLIN) : 0, revents: 0))
    guard poll(&polls, nfds_t(polls.count), timeout(isOpen)) >= 0 || errno == EINTR else {
      throw SocketError.makeFailed("Poll")
    }
    let now = clock.now
    for index in connections.indices where polls[index].revents != 0 {
      connections[index].proceed(preview, at: now)
    }
    tellNews(at: now)
    for index in connections.indices where connections[index].deadline <= now {
      connections[index].expire(preview, at: now)
    }
    connections.removeAll { connection in
      guard connection.isOver else { return false }
      try? connection.socket.close()
      return true
    }
    if polls[polls.count - 1].revents != 0 { accept(at: now) }
  }

  /// How many milliseconds may pass until something is due; -1 for any.
  private func timeout(_ isOpen: Bool) -> Int32 {
    var due = connections.map(\.deadline)
    if connections.contains(where: { $0.awaitedPath != nil }) { due.append(nextNews) }
    if !isOpen { due.append(nextEntry) }
    guard let first = due.min() else { return -1 }
    // Rounded up, else the last part of a millisecond would be waited for without a pause.
    return Int32(max(((first - clock.now) / .milliseconds(1)).rounded(.up), 0))
  }

  /// Answers those who wait for news where there are some.
  private mutating func tellNews(at now: ContinuousClock.Instant) {
    let paths = Set(connections.compactMap(\.awaitedPath))
    guard !paths.isEmpty, now >= nextNews else { return }
    let news = Dictionary(uniqueKeysWithValues: paths.map { ($0, preview.news(of: $0)) })
    for index in connections.indices {
      guard let path = connections[index].awaitedPath, let news = news[path] else { continue }
      connections[index].tell(news, preview, at: now)
    }
    nextNews = now + Self.interval * (1 + paths.count / Self.pages)
  }

  /// Lets in who has come; where there are too many, the one goes whose time is up first.
  private mutating func accept(at now: ContinuousClock.Instant) {
    for _ in 0..<Self.limit {
      let socket: Socket
      do {
        socket = Socket(file: try listener.accept().file)
      } catch SocketError.blocked {
        return
      } catch {
        // A client that went while it waited to be let in is no reason to pause, and costs nothing.
        nextEntry = now + Self.pause
        return
      }
      guard (try? socket.prepareForPolling()) != nil else {
        try? socket.close()
        continue
      }
      if connections.count >= Self.limit,
        let index = connections.indices.min(by: {
          connections[$0].deadline < connections[$1].deadline
        })
      {
        try? connections.remove(at: index).socket.close()
      }
      connections.append(PreviewConnection(socket, at: now))
    }
  }
}

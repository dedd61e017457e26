import FlyingSocks
import Foundation
import LessonVerification
import Synchronization

/// A web server on the loopback address, in the background.
final class PreviewServer: Sendable {
  /// The port where nobody asks for another one.
  static let defaultPort: UInt16 = 8421
  /// How many ports after it are tried if it is taken.
  private static let alternatives: UInt16 = 20
  /// How many connections there may be: a browser opens six, and descriptors are few.
  private static let limit = 128
  /// How long nobody is let in where the system has no descriptor left.
  private static let pause = Duration.milliseconds(100)

  let address: String
  /// What ended a server that should still run.
  private let failure = Mutex<(any Error)?>(nil)
  private let connections = Mutex<[Int: Task<Void, Never>]>([:])

  /// Starts to serve what `preview` answers; port 0 is any free one, `nil` the default or one after it.
  init(port: UInt16?, _ preview: Preview) throws {
    let ports =
      port.map { $0...$0 } ?? Self.defaultPort...(Self.defaultPort + Self.alternatives)
    let listener = try Self.listener(on: ports)
    guard case .ip4(_, let port) = try listener.sockname() else {
      throw ToolFailure(message: Self.message(SocketError.unsupportedAddress, ports))
    }
    address = "http://127.0.0.1:\(port)/"
    let pool: some AsyncSocketPool = .make()
    Task { [self] in
      do {
        try await pool.prepare()
        let listener = try AsyncSocket(socket: listener, pool: pool)
        async let isListening: Void = letIn(from: listener, preview)
        try await pool.run()
        await isListening
      } catch {
        failure.withLock { $0 = error }
      }
    }
  }

  /// Lets in who comes, for ever; where there are too many, the one goes that came first.
  private func letIn(from listener: AsyncSocket, _ preview: Preview) async {
    for number in 0... {
      if Task.isCancelled { return }
      do {
        let socket = try await listener.accept()
        guard (try? socket.socket.prepareForPolling()) != nil else {
          try? socket.close()
          continue
        }
        connections.withLock { connections in
          if connections.count >= Self.limit, let first = connections.keys.min() {
            connections.removeValue(forKey: first)?.cancel()
          }
          connections[number] = Task { [self] in
            await PreviewConnection(socket: socket, preview: preview).run()
            self.connections.withLock { _ = $0.removeValue(forKey: number) }
          }
        }
      } catch {
        // A client that went while it waited to be let in is no reason to pause, and costs nothing.
        try? await Task.sleep(for: Self.pause)
      }
    }
  }

  func check() throws {
    guard let error = failure.withLock({ $0 }) else { return }
    throw ToolFailure(message: "the preview at \(address) has ended: \(error.localizedDescription)")
  }

  /// A socket that listens on the first of `ports` that is free.
  private static func listener(on ports: ClosedRange<UInt16>) throws -> Socket {
    for port in ports {
      do {
        return try listener(on: port)
      } catch SocketError.failed(_, EADDRINUSE, _) where port != ports.upperBound {
        continue
      } catch {
        throw ToolFailure(message: message(error, ports))
      }
    }
    throw ToolFailure(message: message(SocketError.unsupportedAddress, ports))
  }

  private static func listener(on port: UInt16) throws -> Socket {
    let socket = try Socket(domain: Int32(AF_INET))
    do {
      try socket.setValue(true, for: .localAddressReuse)
      try socket.bind(to: .inet(ip4: "127.0.0.1", port: port))
      try socket.prepareForPolling()
    } catch {
      try? socket.close()
      throw error
    }
    // Closes the socket where it fails.
    try socket.listen()
    return socket
  }

  private static func message(_ error: any Error, _ ports: ClosedRange<UInt16>) -> String {
    let range = ports.count == 1 ? "port \(ports.lowerBound)" : "any port of \(ports)"
    let reason =
      switch error {
      case SocketError.failed(_, EADDRINUSE, _): "another program has it"
      case SocketError.failed(_, _, let message): message
      default: error.localizedDescription
      }
    return "cannot listen on \(range) of 127.0.0.1: \(reason); choose another one with --port"
  }
}

extension Socket {
  /// Has calls return instead of waiting, and keeps the socket from programs that the tool starts.
  func prepareForPolling() throws {
    try setFlags(.nonBlocking)
    _ = fcntl(file.rawValue, F_SETFD, FD_CLOEXEC)
    #if canImport(Darwin)
      try setValue(true, for: .noSIGPIPE)
    #endif
  }
}

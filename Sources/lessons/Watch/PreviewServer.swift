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

  /// The address that a browser opens.
  let address: String
  /// What ended a server that should still run.
  private let failure = Mutex<(any Error)?>(nil)

  /// Starts to serve what `preview` answers.
  ///
  /// - Parameter port: 0 for any that is free; `nil` for the default or, if it is taken, one after it.
  init(port: UInt16?, _ preview: Preview) throws {
    let ports =
      port.map { $0...$0 } ?? Self.defaultPort...(Self.defaultPort + Self.alternatives)
    let listener = try Self.listener(on: ports)
    guard case .ip4(_, let port) = try listener.sockname() else {
      throw ToolFailure(message: Self.message(SocketError.unsupportedAddress, ports))
    }
    address = "http://127.0.0.1:\(port)/"
    let thread = Thread { [self] in
      var connections = PreviewConnections(listener, preview)
      do {
        while true { try connections.proceed() }
      } catch {
        failure.withLock { $0 = error }
      }
    }
    thread.name = "preview"
    thread.start()
  }

  /// Throws if the server has ended.
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

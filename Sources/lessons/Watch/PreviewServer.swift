import FlyingFox
import FlyingSocks
import Foundation
import Synchronization

/// A web server on the loopback address, in the background.
final class PreviewServer: Sendable {
  /// The port where nobody asks for another one.
  static let defaultPort: UInt16 = 8421
  /// How many ports after it are tried if it is taken.
  private static let alternatives: UInt16 = 20

  /// The address that a browser opens.
  let address: String
  private let failure: Failure

  /// What ended a server that should still run.
  private final class Failure: Sendable {
    let error = Mutex<(any Error)?>(nil)
  }

  /// Starts to serve what `handler` answers.
  ///
  /// - Parameter port: 0 for any that is free; `nil` for the default or, if it is taken, one after it.
  init(port: UInt16?, handler: some HTTPHandler) throws {
    let ports =
      port.map { $0...$0 } ?? Self.defaultPort...(Self.defaultPort + Self.alternatives)
    for port in ports {
      do {
        (address, failure) = try Self.start(port: port, handler)
        return
      } catch SocketError.failed(_, EADDRINUSE, _) where port != ports.upperBound {
        continue
      } catch {
        throw ToolFailure(message: Self.message(error, ports))
      }
    }
    throw ToolFailure(message: Self.message(SocketError.unsupportedAddress, ports))
  }

  /// Throws if the server has ended.
  func check() throws {
    guard let error = failure.error.withLock({ $0 }) else { return }
    throw ToolFailure(message: "the preview at \(address) has ended: \(error.localizedDescription)")
  }

  /// Starts a server and waits until it listens.
  private static func start(
    port: UInt16, _ handler: some HTTPHandler
  ) throws -> (address: String, failure: Failure) {
    let server = HTTPServer(
      address: try .inet(ip4: "127.0.0.1", port: port), timeout: 60, logger: .disabled,
      handler: handler)
    let failure = Failure()
    let outcome = Outcome()
    Task {
      let listening = Task { try await server.waitUntilListening(timeout: 60) }
      let running = Task {
        do {
          try await server.run()
        } catch {
          failure.error.withLock { $0 = error }
        }
        listening.cancel()
      }
      do {
        try await listening.value
        guard case .ip4(_, let port) = await server.listeningAddress else {
          throw SocketError.unsupportedAddress
        }
        outcome.set(.success(port))
      } catch {
        running.cancel()
        outcome.set(.failure(failure.error.withLock { $0 } ?? error))
      }
    }
    return ("http://127.0.0.1:\(try outcome.wait())/", failure)
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

/// Hands a result from asynchronous work to a thread that waits for it.
private final class Outcome: Sendable {
  private let result = Mutex<Result<UInt16, any Error>?>(nil)
  private let isThere = DispatchSemaphore(value: 0)

  func set(_ value: Result<UInt16, any Error>) {
    result.withLock { $0 = value }
    isThere.signal()
  }

  func wait() throws -> UInt16 {
    isThere.wait()
    guard let result = result.withLock({ $0 }) else { throw SocketError.disconnected }
    return try result.get()
  }
}

import Foundation

/// The answer of a server on this machine to bytes that no well-behaved client would send.
struct RawResponse {
  let status: Int
  let headers: String
  let body: String

  struct NoConnection: Error {}

  /// Connects to a port of an IPv4 address, sends `request` and reads to the end.
  init(bytes request: String, address: String = "127.0.0.1", port: UInt16) throws {
    let data = try RawConnection(sending: request, address: address, port: port).rest
    // The bytes, because Swift takes CR LF for one character.
    let text = String(decoding: data, as: UTF8.self).replacing("\r\n", with: "\n")
    let parts = text.split(separator: "\n\n", maxSplits: 1, omittingEmptySubsequences: false)
    headers = parts.first.map(String.init) ?? ""
    body = parts.count > 1 ? String(parts[1]) : ""
    status = headers.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
  }

  /// Asks for `target`, as it stands.
  init(
    method: String = "GET", _ target: String, host: String? = "localhost", port: UInt16
  ) throws {
    let line = host.map { "Host: \($0)\r\n" } ?? ""
    try self.init(
      bytes:
        "\(method) \(target) HTTP/1.1\r\n\(line)Connection: close\r\n\r\n", port: port)
  }
}

/// A connection to a server on this machine; closed with the value.
final class RawConnection {
  private let handle: FileHandle

  /// Connects to a port of an IPv4 address and sends `text`.
  init(sending text: String, address: String = "127.0.0.1", port: UInt16) throws {
    #if os(Linux)
      let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var patience = timeval(tv_sec: 60, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var name = sockaddr_in()
    name.sin_family = sa_family_t(AF_INET)
    name.sin_port = port.bigEndian
    name.sin_addr.s_addr = inet_addr(address)
    let code = withUnsafePointer(to: &name) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard code == 0 else { throw RawResponse.NoConnection() }
    try handle.write(contentsOf: Data(text.utf8))
  }

  /// What the server still sends, to its end.
  var rest: Data { get throws { try handle.readToEnd() ?? Data() } }
}

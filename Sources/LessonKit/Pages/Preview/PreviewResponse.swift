/// What the preview answers.
package struct PreviewResponse: Sendable, Equatable {
  /// Whether a request was answered, and why not.
  package enum Status: Int, Sendable {
    case ok = 200
    case badRequest = 400
    case forbidden = 403
    case notFound = 404
    case methodNotAllowed = 405
    case targetTooLong = 414
    case headTooLong = 431
    case versionNotSupported = 505

    /// The name that the protocol has for it.
    var phrase: String {
      switch self {
      case .ok: "OK"
      case .badRequest: "Bad Request"
      case .forbidden: "Forbidden"
      case .notFound: "Not Found"
      case .methodNotAllowed: "Method Not Allowed"
      case .targetTooLong: "URI Too Long"
      case .headTooLong: "Request Header Fields Too Large"
      case .versionNotSupported: "HTTP Version Not Supported"
      }
    }
  }

  /// Whether the request was answered.
  package let status: Status
  private let type: String
  private let body: [UInt8]

  /// A file of a type that ``ContentType`` knows.
  package init(_ body: [UInt8], type: String) {
    status = .ok
    self.type = type
    self.body = body
  }

  /// A message that says why there is no file.
  package init(_ status: Status, _ message: String) {
    self.status = status
    type = ContentType.plain
    body = Array("\(message)\n".utf8)
  }

  /// The answer to a request that was not read any further.
  package init(_ refusal: RequestRefusal) {
    switch refusal {
    case .malformed: self.init(.badRequest, "This is no request that HTTP/1.1 has.")
    case .otherVersion: self.init(.versionNotSupported, "Only HTTP/1.1 is spoken here.")
    case .longTarget:
      self.init(
        .targetTooLong,
        "The first line has more than \(RequestHeadReader.targetLimit) bytes: ask for a shorter address."
      )
    case .longHead:
      self.init(
        .headTooLong,
        "The head has more than \(RequestHeadReader.headLimit) bytes or \(RequestHeadReader.lineLimit)"
          + " lines: send fewer or shorter fields.")
    }
  }

  /// The bytes that are sent, after which the connection ends.
  ///
  /// - Parameter hasBody: whether the body is sent too; not for HEAD, where only its length is told.
  package func bytes(hasBody: Bool) -> [UInt8] {
    var head = """
      HTTP/1.1 \(status.rawValue) \(status.phrase)\r
      Content-Type: \(type)\r
      Content-Length: \(body.count)\r
      Cache-Control: no-store\r
      X-Content-Type-Options: nosniff\r
      Cross-Origin-Resource-Policy: same-origin\r

      """
    if status == .methodNotAllowed { head += "Allow: GET, HEAD\r\n" }
    head += "Connection: close\r\n\r\n"
    return Array(head.utf8) + (hasBody ? body : [])
  }
}

/// What the preview answers; an error where a request is not read any further.
package struct PreviewResponse: Error, Equatable {
  package enum Status: String, Sendable {
    case ok = "200 OK"
    case badRequest = "400 Bad Request"
    case forbidden = "403 Forbidden"
    case notFound = "404 Not Found"
    case methodNotAllowed = "405 Method Not Allowed"
    case targetTooLong = "414 URI Too Long"
    case headTooLong = "431 Request Header Fields Too Large"
    case versionNotSupported = "505 HTTP Version Not Supported"
  }

  package let status: Status
  private let type: String
  private let body: [UInt8]

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

  package static let malformed = PreviewResponse(
    .badRequest, "This is no request that HTTP/1.1 has.")
  package static let otherVersion = PreviewResponse(
    .versionNotSupported, "Only HTTP/1.1 is spoken here.")
  package static let longTarget = PreviewResponse(
    .targetTooLong,
    "The first line has more than \(RequestHeadReader.targetLimit) bytes: ask for a shorter address."
  )
  package static let longHead = PreviewResponse(
    .headTooLong,
    "The head has more than \(RequestHeadReader.headLimit) bytes or \(RequestHeadReader.lineLimit)"
      + " lines: send fewer or shorter fields.")

  /// The bytes that are sent; for HEAD without the body, of which only the length is told.
  package func bytes(hasBody: Bool) -> [UInt8] {
    var head = """
      HTTP/1.1 \(status.rawValue)\r
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

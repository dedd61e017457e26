import LessonPages
import Testing

@Suite struct PreviewResponseTests {
  private func text(_ response: PreviewResponse, hasBody: Bool = true) -> String {
    String(decoding: response.bytes(hasBody: hasBody), as: UTF8.self)
  }

  @Test func fileIsSentWithItsLength() {
    let response = PreviewResponse(Array("größer".utf8), type: "text/plain")
    let head = """
      HTTP/1.1 200 OK\r
      Content-Type: text/plain\r
      Content-Length: 8\r
      Cache-Control: no-store\r
      X-Content-Type-Options: nosniff\r
      Cross-Origin-Resource-Policy: same-origin\r
      Connection: close\r
      \r

      """
    #expect(text(response) == head + "größer")
    #expect(text(response, hasBody: false) == head)
  }

  @Test(arguments: [
    (PreviewResponse.malformed, "400 Bad Request"),
    (.otherVersion, "505 HTTP Version Not Supported"), (.longTarget, "414 URI Too Long"),
    (.longHead, "431 Request Header Fields Too Large"),
  ])
  func refusalsHaveTheirStatus(_ refusal: PreviewResponse, _ status: String) {
    #expect(text(refusal).hasPrefix("HTTP/1.1 \(status)\r\n"))
  }

  @Test func otherMethodsAreToldWhatIsServed() {
    let response = PreviewResponse(.methodNotAllowed, "No.")
    #expect(text(response).contains("\r\nAllow: GET, HEAD\r\n"))
    #expect(text(response).hasSuffix("\r\n\r\nNo.\n"))
  }
}

import LessonPages
import Testing

@Suite struct LoopbackHostTests {
  @Test(arguments: [
    "localhost", "localhost:8421", "LocalHost:80", "127.0.0.1", "127.0.0.1:8421", "[::1]",
    "[::1]:8421",
  ])
  func hostIsThisMachine(_ header: String) {
    #expect(LoopbackHost.isLoopback(header))
  }

  @Test(arguments: [
    "", "evil.example", "evil.example:8421", "localhost.evil.example", "127.0.0.1.evil.example",
    "localhost:8421.evil.example", "evil.example:127.0.0.1", "localhost:", "localhost:80a",
    "localhost@evil.example", "0.0.0.0", "127.0.0.1, evil.example", "::1", "[::1", "[::]",
  ])
  func hostIsAnother(_ header: String) {
    #expect(!LoopbackHost.isLoopback(header))
  }
}

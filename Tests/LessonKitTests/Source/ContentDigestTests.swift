import LessonText
import Testing

/// Digests are those of SHA-256.
///
/// Source of the values: NIST, "Cryptographic Standards and Guidelines: Examples with Intermediate
/// Values", SHA-256, and the vectors of the Cryptographic Algorithm Validation Program.
@Suite struct ContentDigestTests {
  private static func digest(_ bytes: [UInt8], inPiecesOf size: Int) -> String {
    var digest = ContentDigest()
    for start in stride(from: 0, to: bytes.count, by: size) {
      bytes[start..<min(start + size, bytes.count)].withUnsafeBytes { digest.append($0) }
    }
    return digest.hexadecimal
  }

  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqr"
        + "lmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ])
  func messagesOfTheStandard(_ text: String, _ digest: String) {
    for size in [1, 3, 55, 64, 65, 200] {
      #expect(Self.digest(Array(text.utf8), inPiecesOf: size) == digest)
    }
  }

  @Test func aMillionLetters() {
    let letters = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
    #expect(
      Self.digest(letters, inPiecesOf: 4099)
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func whereATextEndsMatters() {
    let digests = [["ab", "c"], ["a", "bc"], ["abc"], ["abc", ""], ["", "abc"], []]
      .map { ContentDigest($0).hexadecimal }
    #expect(Set(digests).count == digests.count)
  }

  /// What was hashed so far goes on after it was looked at.
  @Test func lookingChangesNothing() {
    var digest = ContentDigest(["a"])
    #expect(digest.hexadecimal == digest.hexadecimal)
    digest.combine("b")
    #expect(digest.hexadecimal == ContentDigest(["a", "b"]).hexadecimal)
  }
}

import CSHA256

/// The SHA-256 digest of contents: nobody can make two that have the same one.
///
/// For all that decides on a verdict. ``ContentHash`` is for names of files and for pages, where a
/// collision costs no more than work.
package struct ContentDigest: Sendable {
  private var message = sha256_message()

  package init() { sha256_begin(&message) }

  /// A digest of texts, in order; where one ends and the next begins matters.
  package init(_ texts: [String]) {
    self.init()
    for text in texts { combine(text) }
  }

  package mutating func combine(_ text: String) {
    var text = text
    text.withUTF8 { combine(UnsafeRawBufferPointer($0)) }
  }

  /// Adds bytes and their number.
  package mutating func combine(_ bytes: UnsafeRawBufferPointer) {
    withUnsafeBytes(of: UInt64(bytes.count).littleEndian) { append($0) }
    append(bytes)
  }

  /// Adds bytes without their number: a part of what is hashed as one.
  package mutating func append(_ bytes: UnsafeRawBufferPointer) {
    sha256_add(&message, bytes.baseAddress, bytes.count)
  }

  package var hexadecimal: String {
    var message = message
    let digest = [UInt8](unsafeUninitializedCapacity: SHA256_DIGEST_SIZE) { bytes, count in
      if let start = bytes.baseAddress { sha256_end(&message, start) }
      count = bytes.count
    }
    return digest.map { $0.hexadecimal(2) }.joined()
  }
}

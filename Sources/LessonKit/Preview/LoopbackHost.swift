/// Tells whether a request was meant for this machine.
///
/// A page from elsewhere can make its own name resolve to the loopback address and then read what is
/// served there as its own ("DNS rebinding"). The name is still its own in the `Host` header.
public enum LoopbackHost {
  /// Whether a `Host` header, `127.0.0.1:8421`, names the loopback address, with or without a port.
  public static func isLoopback(_ header: String) -> Bool {
    names.contains { name in
      let text = header.lowercased()
      guard text.hasPrefix(name) else { return false }
      let rest = text.utf8.dropFirst(name.utf8.count)
      return rest.isEmpty
        || rest.first == UInt8(ascii: ":") && rest.count > 1
          && rest.dropFirst().allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
  }

  private static let names = ["localhost", "127.0.0.1", "[::1]"]
}

import Foundation

/// Lists of strings as C takes them.
enum CStrings {
  /// Calls `body` with `strings`, each ended by a zero byte, followed by a null pointer.
  static func with<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = strings.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }
}

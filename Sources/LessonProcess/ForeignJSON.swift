import Foundation

extension JSONDecoder {
  /// Decodes JSON from anywhere, which may be damaged; throws what `decode(_:from:)` throws.
  ///
  /// Foundation (of Swift 6.3.1, Linux) ends the process where some errors stand at the last byte: that byte
  /// is a line feed here.
  package func decode<Value: Decodable>(_ type: Value.Type, fromForeign data: Data) throws -> Value
  {
    try decode(type, from: data.withLineFeedBehind)
  }
}

extension JSONSerialization {
  /// What is wrong with JSON from anywhere, in Foundation's words; `nil` where nothing is.
  ///
  /// `JSONDecoder` does not say it on every platform.
  package static func problem(inForeign data: Data) -> String? {
    do {
      _ = try jsonObject(with: data.withLineFeedBehind, options: .fragmentsAllowed)
      return nil
    } catch {
      return (error as NSError).userInfo["NSDebugDescription"] as? String
        ?? error.localizedDescription
    }
  }
}

extension Data {
  fileprivate var withLineFeedBehind: Data { self + [UInt8(ascii: "\n")] }
}

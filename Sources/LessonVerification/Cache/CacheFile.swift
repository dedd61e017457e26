import Foundation
import LessonKit
import LessonProcess

/// A value that is kept in a file of the cache folder, and believed under its own key only.
struct CacheFile<Value: Codable> {
  private let file: SealedFile

  private static var format: String { "lessons cache 3" }

  /// The file at `path`; `nil` where nothing is kept.
  ///
  /// - Parameter key: what the value is true of; empty where it is of use whatever changed.
  init(path: String?, key: String = "") {
    let mark = key.isEmpty ? "" : " " + ContentDigest([key]).hexadecimal
    file = SealedFile(path: path, seal: Self.format + mark)
  }

  /// The value that was kept.
  func read() -> Value? {
    file.read().flatMap { try? JSONDecoder().decode(Value.self, fromForeign: $0) }
  }

  /// Keeps `value`.
  func write(_ value: Value) { file.write(value.canonicalJSON) }

  /// Removes what was kept.
  func remove() { file.remove() }
}

extension Encodable {
  /// The one line of JSON that equal values have, and no others.
  ///
  /// Nothing that is kept or told is what JSON does not have.
  package var canonicalJSON: Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return (try? encoder.encode(self)) ?? Data()
  }
}

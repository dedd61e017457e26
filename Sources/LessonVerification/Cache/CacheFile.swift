import Foundation
import LessonProcess

/// A value that is kept in a file of the cache folder.
struct CacheFile<Value: Codable> {
  private let file: SealedFile

  private static var format: String { "lessons cache 3" }

  /// The file at `path`; `nil` where nothing is kept.
  init(path: String?) {
    file = SealedFile(path: path, seal: Self.format)
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

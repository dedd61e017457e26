import Foundation
import LessonKit
import LessonProcess

/// The record of a shard as properties of JUnit's suites, whose values are JSON.
enum ShardProperties {
  private static let shard = "lessons.shard"
  private static let lesson = "lessons.record"

  /// The properties that say which shard it is.
  static func of(_ header: ShardRecord.Header) -> [XMLElement] { element(shard, header) }

  /// The properties of a lesson.
  static func of(_ lesson: ShardRecord.Lesson) -> [XMLElement] { element(self.lesson, lesson) }

  private static func element(_ name: String, _ value: some Encodable) -> [XMLElement] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else { return [] }
    let text = escaped(String(decoding: data, as: UTF8.self))
    let property = XMLElement("property", attributes: [("name", name), ("value", text)])
    return [XMLElement("properties", children: [property])]
  }

  /// JSON without the two characters that JSON writes bare and XML does not have.
  private static func escaped(_ json: String) -> String {
    guard json.utf8.contains(0xEF) else { return json }
    return json.unicodeScalars.reduce(into: "") { text, scalar in
      switch scalar.value {
      case 0xFFFE: text += "\\uFFFE"
      case 0xFFFF: text += "\\uFFFF"
      default: text.unicodeScalars.append(scalar)
      }
    }
  }

  /// The record that the properties of a document have; `nil` where there are none.
  static func record(in document: String) throws -> ShardRecord? {
    guard document.hasSuffix("</testsuites>\n") else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: [], debugDescription: "it does not end as `lessons` ends it"))
    }
    guard let properties = XMLProperty.all(in: document),
      properties.first.map({ $0.name == shard }) ?? true,
      properties.dropFirst().allSatisfy({ $0.name == lesson })
    else {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: [], debugDescription: "its properties are not those that `lessons` writes"))
    }
    guard let first = properties.first else { return nil }
    let decoder = JSONDecoder()
    return ShardRecord(
      header: try decoder.decode(ShardRecord.Header.self, fromForeign: Data(first.value.utf8)),
      lessons: try properties.dropFirst().map {
        try decoder.decode(ShardRecord.Lesson.self, fromForeign: Data($0.value.utf8))
      })
  }
}

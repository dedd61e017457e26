import Foundation
import LessonProcess

/// Why a file cannot be read as a report, and where.
struct ReportDamage {
  /// What is wrong, for the middle of a sentence.
  let message: String

  /// Says what a decoder of `data` has found.
  init(_ error: DecodingError, in data: Data) {
    switch error {
    case .keyNotFound(let key, let context):
      message = Self.place(context) + "`\(key.stringValue)` is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      message = Self.place(context) + context.debugDescription
    case .dataCorrupted(let context):
      message = Self.place(context) + (Self.syntaxError(in: data) ?? context.debugDescription)
    @unknown default:
      message = "it cannot be decoded"
    }
  }

  private static func place(_ context: DecodingError.Context) -> String {
    guard !context.codingPath.isEmpty else { return "" }
    let path = context.codingPath.map { key in
      key.intValue.map { "[\($0)]" } ?? ".\(key.stringValue)"
    }
    return "at \(path.joined().drop { $0 == "." }), "
  }

  /// What is wrong with JSON.
  private static func syntaxError(in data: Data) -> String? {
    JSONSerialization.error(inForeign: data).flatMap { error in
      (error as NSError).userInfo["NSDebugDescription"] as? String
    }
  }
}

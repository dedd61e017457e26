/// What a file is, as HTTP says it.
package enum ContentType {
  /// The `Content-Type` of the file with this name, by its extension.
  package static func of(_ name: String) -> String {
    guard let dot = name.lastIndex(of: ".") else { return unknown }
    let ending = name[name.index(after: dot)...].lowercased()
    if let type = texts[ending] { return type + "; charset=utf-8" }
    return others[ending] ?? unknown
  }

  /// The type of pages.
  package static let html = "text/html; charset=utf-8"
  /// The type of error messages.
  package static let plain = "text/plain; charset=utf-8"

  private static let unknown = "application/octet-stream"

  private static let texts = [
    "css": "text/css",
    "csv": "text/csv",
    "html": "text/html",
    "js": "text/javascript",
    "json": "application/json",
    "md": "text/markdown",
    "svg": "image/svg+xml",
    "txt": "text/plain",
    "xml": "application/xml",
  ]

  private static let others = [
    "avif": "image/avif",
    "gif": "image/gif",
    "ico": "image/vnd.microsoft.icon",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "mp4": "video/mp4",
    "pdf": "application/pdf",
    "png": "image/png",
    "webm": "video/webm",
    "webp": "image/webp",
    "woff2": "font/woff2",
  ]
}

/// Where a lesson's relative links start, and what they must not leave.
package enum LinkBase: Sendable, Equatable {
  /// A lesson in a package: its folder, as the path from the package's folder.
  case package(folder: String)
  /// A lesson that belongs to no package may refer to what lies in its own folder.
  case lessonFolder

  /// The path that `path` means, from the folder that links must not leave; `nil` where it does; one with
  /// `/` in front starts at the package's folder, as on GitHub.
  package func resolve(_ path: String) -> String? {
    var parts: [Substring] = []
    if case .package(let folder) = self, !path.hasPrefix("/") {
      parts = folder.split(separator: "/")
    }
    for part in path.split(separator: "/") where part != "." {
      if part != ".." {
        parts.append(part)
      } else if parts.popLast() == nil {
        return nil
      }
    }
    return parts.joined(separator: "/")
  }

  var name: String {
    switch self {
    case .package: "the package"
    case .lessonFolder: "the lesson's folder"
    }
  }
}

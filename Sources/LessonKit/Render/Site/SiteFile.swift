/// One file of the rendered course.
public struct SiteFile: Sendable {
  /// Where its bytes come from.
  public enum Content: Sendable {
    /// They are made.
    case made(@Sendable () -> [UInt8])
    /// They are those of a file of the package, named by its path from the package's folder.
    case copy(of: String)
  }

  /// The file's name, relative to the folder of the pages.
  public let name: String
  /// A hash of everything that the file is made of besides the tool itself; `nil` for a copy.
  ///
  /// Two files with the same name and the same inputs, made by the same tool, have the same bytes: the
  /// one that is there already need not be made again.
  public let inputs: String?
  /// Where its bytes come from.
  public let content: Content

  /// A file that is made of what `inputs` is a hash of.
  init(
    _ name: String, madeOf inputs: ContentHash, _ make: @escaping @Sendable () -> String
  ) {
    self.name = name
    self.inputs = inputs.hexadecimal
    content = .made { Array(make().utf8) }
  }

  /// A file of the tool's own.
  init(_ name: String, bytes: [UInt8]) {
    self.name = name
    inputs = ""
    content = .made { bytes }
  }

  /// A copy of a file of the package.
  init(_ name: String, copyOf path: String) {
    self.name = name
    inputs = nil
    content = .copy(of: path)
  }
}

import Foundation

/// A Swift package of somebody else, in a folder of its own: libraries of Swift and of C, an executable,
/// a resource, and documentation of every kind.
final class PackageUnderTest {
  let folder: URL

  init(_ files: [String: String] = PackageUnderTest.files) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "geometry-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (path, text) in files { try write(text, to: path) }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func write(_ text: String, to path: String) throws {
    let file = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file, options: .atomic)
  }

  func text(of path: String) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  /// Changes one place of a file.
  func edit(_ path: String, _ old: String, to new: String) throws {
    try write(try text(of: path).replacingOccurrences(of: old, with: new), to: path)
  }

  /// Runs `lessons` in the folder.
  func run(_ arguments: String...) throws -> Command { try Command(arguments, in: folder) }

  /// The report of `lessons check` in the folder.
  func report(_ arguments: String...) throws -> CommandReport {
    try Command.report(arguments, in: folder)
  }

  static let manifest = """
    // swift-tools-version: 5.9
    import PackageDescription
    let package = Package(
      name: "geometry",
      products: [.library(name: "Geometry", targets: ["Geometry"])],
      targets: [
        .target(name: "CAngles", linkerSettings: [.linkedLibrary("m")]),
        .target(name: "Geometry", dependencies: ["CAngles"], resources: [.copy("name.txt")]),
        .executableTarget(name: "geometry-tool", dependencies: ["Geometry"]),
      ])

    """

  static let files = [
    "Package.swift": manifest,
    "Sources/CAngles/include/CAngles.h": "double angles_sine(double x);\n",
    "Sources/CAngles/angles.c":
      "#include <math.h>\n#include \"CAngles.h\"\ndouble angles_sine(double x) { return sin(x); }\n",
    "Sources/Geometry/name.txt": "geometry",
    "Sources/Geometry/Square.swift": """
    import CAngles
    import Foundation

    /// A square.
    ///
    ///     print(Square(side: 2).area)  // Prints "4.0"
    public struct Square {
      public var side: Double
      public init(side: Double) { self.side = side }
      /// Its area.
      ///
      ///     print(Square(side: 3).area)
      ///     // Prints "6.0"
      public var area: Double { side * side }
    }

    /// The sine, from C.
    ///
    ///     print(sine(0))  // Prints "0.0"
    public func sine(_ x: Double) -> Double { angles_sine(x) }

    /// The name, from a resource.
    ///
    ///     print(name())  // Prints "geometry"
    public func name() -> String {
      Bundle.module.url(forResource: "name", withExtension: "txt")
        .flatMap { try? String(contentsOf: $0, encoding: .utf8) } ?? ""
    }

    """,
    "Sources/Geometry/Geometry.docc/Start.md": """
    # Start

    ```swift
    let square = Square(side: 5)
    print(square.area)  // Prints "25.0"
    ```

    """,
    "Sources/geometry-tool/main.swift": """
    import Geometry

    /// Doubles.
    ///
    ///     print(double(2))  // Prints "4"
    func double(_ x: Int) -> Int { 2 * x }
    print(double(1))

    """,
    "README.md": """
    # Geometry

    ```swift
    import Geometry
    print(Square(side: 1).perimeter)
    ```

    """,
    "Lessons/first.md": """
    # First

    ```swift
    import Geometry
    print(Square(side: 7).area)
    ```

    ```output
    49.0
    ```

    """,
    // Another package.
    "Examples/Docs/Package.swift": "// swift-tools-version: 5.9\n",
    "Examples/Docs/Other.docc/Other.md": "```swift\nnonsense(\n```\n",
  ]
}

import Foundation
import Testing

/// Lessons that are called as a module is: they are compiled as another one.
@Suite struct ModuleNameTests {
  private static func lesson(prints name: String) -> String {
    """
    # A

    ```swift
    import Autograd
    import Foundation

    struct Point {}
    print(String(reflecting: Point.self), abs(-1))
    ```

    ```output
    \(name).Point 1
    ```

    ```swift traps
    _ = [1][7]
    ```

    ```output trap
    Index out of range
    ```

    """
  }

  @Test func lessonsNamedLikeModulesCompile() throws {
    let names = [
      "Autograd", "Builtin", "Dispatch", "Foundation", "Glibc", "LessonRuntime", "Swift",
      "SwiftShims", "Testing", "XCTest", "_Concurrency", "main",
    ]
    let package = try TemporaryPackage(
      Dictionary(uniqueKeysWithValues: names.map { ("\($0).md", Self.lesson(prints: $0 + "_")) }))
    let run = try package.run("check")
    #expect(run.status == 0, "\(run.output)")
  }

  @Test func allOthersKeepTheirNames() throws {
    let names = ["01-swift": "_1_swift", "glibc": "glibc", "class": "class", "Points": "Points"]
    let package = try TemporaryPackage(
      Dictionary(
        uniqueKeysWithValues: names.map { ("\($0.key).md", Self.lesson(prints: $0.value)) }))
    let run = try package.run("check")
    #expect(run.status == 0, "\(run.output)")
  }
}

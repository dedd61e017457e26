import Foundation
import Testing

/// How the compiler is called never decides what is said of a lesson.
@Suite struct CompilerCallTests {
  private static let lesson = """
    # A

    ```swift
    import Autograd
    print(Tensor([1, 2]).sum())
    ```

    ```output
    tensor(3.)
    ```

    ```swift compile-fail
    let text: String = 1
    ```

    ```output error
    error: cannot convert value of type 'Int' to specified type 'String'
    ```

    """

  /// The `swiftc` that the command finds.
  private static var compiler: String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .map { "\($0)/swiftc" }.first(where: FileManager.default.isExecutableFile)
  }

  @Test func aScriptBeforeTheCompilerIsCalledForEachProgram() throws {
    let compiler = try #require(Self.compiler)
    let package = try TemporaryPackage(["a.md": Self.lesson])
    try package.write(
      """
      #!/bin/sh
      for last; do :; done
      [ "$last" = --version ] || echo "$last" >>'\(package.folder.path)/calls'
      exec '\(compiler)' "$@"

      """, to: "swiftc")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: package.folder.path + "/swiftc")
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let run = try Command(
      ["check", "--no-cache"], in: package.folder,
      environment: ["PATH": package.folder.path + ":" + path])
    #expect(run.status == 0, "\(run.output)\(run.errorOutput)")
    let calls = try package.read("calls").split(separator: "\n")
    #expect(calls.count == 2, "\(calls)")
  }

  // macOS does not limit memory.
  #if os(Linux)
    @Test(.mustEnd) func theCompilersMemoryHasALimit() throws {
      let compiler = try #require(Self.compiler)
      let package = try TemporaryPackage(["a.md": "# A\n\n```swift\n1\n```\n\n```swift\n2\n```\n"])
      try package.write(
        """
        #!/bin/sh
        case "$*" in *main.swift*)
          while [ "$(ulimit -d)" = unlimited ]; do :; done
          ulimit -d >'\(package.folder.path)/limit'
          echo 'LLVM ERROR: out of memory'
          printf '6.\\tWhile type-checking expression at [Lessons/a.md:8:1 - line:8:2]\\n'
          kill -ABRT $$
        esac
        exec '\(compiler)' "$@"

        """, to: "swiftc")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: package.folder.path + "/swiftc")
      let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
      let run = try Command(
        ["check", "--no-cache"], in: package.folder,
        environment: ["PATH": package.folder.path + ":" + path])
      #expect(run.status == 1)
      let message = "Lessons/a.md:7:1: error: the compiler was ended: it needed more than 4 GiB"
      #expect(run.output.contains(message), "\(run.output)\(run.errorOutput)")
      // In KiB; whoever runs the tests may have a lower limit.
      let limit = try #require(Int(package.read("limit").trimmingCharacters(in: .newlines)))
      #expect(limit <= 4 << 20)
    }
  #endif

  @Test func whatCannotBeLinkedIsSaidByTheLinker() throws {
    let package = try TemporaryPackage([
      "a.md": """
      # A

      ```swift
      @_silgen_name("lessons_test_nowhere") func nowhere()
      nowhere()
      ```

      """
    ])
    let run = try package.run("check", "--no-cache")
    #expect(run.status == 1)
    #expect(run.output.contains("lessons_test_nowhere"), "\(run.output)")
  }

  @Test func twoRunsAtOnceMakeTheSameLibraries() async throws {
    let packages = try (0..<2).map { _ in try TemporaryPackage(["a.md": Self.lesson]) }
    try await withThrowingTaskGroup(of: Int32.self) { group in
      for package in packages {
        let folder = package.folder
        group.addTask { try Command(["check"], in: folder).status }
      }
      for try await status in group { #expect(status == 0) }
    }
  }
}

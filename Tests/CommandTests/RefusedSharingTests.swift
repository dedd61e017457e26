#if os(Linux)
  import Foundation
  import Testing

  /// Where the system does not let a process share its files with one that it starts, lessons run all the same.
  @Suite(
    .enabled(
      if: Restriction.isPossible, "clang is not in PATH, or the system has no filters"))
  struct RefusedSharingTests {
    private let restriction: Restriction

    init() throws { restriction = try Restriction() }

    private func check(_ lesson: String, refusingWith error: Int32 = EINVAL) throws -> Command {
      let package = try TemporaryPackage(["a.md": lesson])
      return try restriction.run(
        [Command.executable.path, "check", "--no-cache"], in: package.folder, refusingWith: error)
    }

    /// Emulators and filters have different errors for it.
    @Test(.mustEnd, arguments: [EINVAL, EPERM, ENOSYS])
    func aLessonRuns(error: Int32) throws {
      let run = try check(
        """
        # A

        ```swift
        print("started")
        6 * 7
        ```

        ```output
        started
        42
        ```

        """, refusingWith: error)
      #expect(run.status == 0, "\(run.output)\(run.errorOutput)")
    }

    /// What it starts itself ends with it, and its time limit holds.
    @Test(.mustEnd) func theLimitHolds() throws {
      let run = try check(
        """
        # A

        ```swift timeout=2
        import Foundation

        let child = Process()
        child.executableURL = URL(fileURLWithPath: "/bin/sleep")
        child.arguments = ["600"]
        try child.run()
        while true { pause() }
        ```

        """)
      #expect(run.status == 1)
      #expect(run.output.contains("[timeout]"), "\(run.output)\(run.errorOutput)")
    }

    @Test(.mustEnd) func aWrongOutputIsSeen() throws {
      let run = try check("# A\n\n```swift\n6 * 7\n```\n\n```output\n41\n```\n")
      #expect(run.status == 1)
      #expect(run.output.contains("[output-mismatch]"), "\(run.output)\(run.errorOutput)")
    }
  }
#endif

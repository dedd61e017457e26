import Foundation
import Testing

/// Commands that write into an author's file keep what it has beside its bytes, or leave it alone.
@Suite struct AuthorsFileTests {
  private static let stale = "```swift\n1\n```\n\n```output\n2\n```\n"
  private static let right = "```swift\n1\n```\n\n```output\n1\n```\n"

  private func path(_ name: String, in package: TemporaryPackage) -> String {
    package.folder.appending(path: name).path
  }

  private func update(_ package: TemporaryPackage) throws -> Command {
    try Command(["update"], in: package.folder, environment: ["CI": ""])
  }

  /// The names in `Lessons/`: nothing may be left beside a lesson.
  private func lessons(of package: TemporaryPackage) throws -> Set<String> {
    Set(try FileManager.default.contentsOfDirectory(atPath: path("Lessons", in: package)))
  }

  @Test(
    "Owner, group and permissions stay",
    .enabled(if: geteuid() == 0, "only the superuser may give files away"))
  func ownerStays() throws {
    let package = try TemporaryPackage(["a.md": Self.stale])
    let lesson = path("Lessons/a.md", in: package)
    try #require(chown(lesson, 1234, 5678) == 0)
    try #require(chmod(lesson, 0o2664) == 0)
    #expect(try update(package).status == 0)
    #expect(try package.read("Lessons/a.md") == Self.right)
    var status = stat()
    try #require(stat(lesson, &status) == 0)
    #expect(status.st_uid == 1234)
    #expect(status.st_gid == 5678)
    #expect(status.st_mode & 0o7777 == 0o2664)
  }

  #if os(Linux)
    /// Swift sees no extended attributes here, Python does.
    private static func python(_ code: String, _ file: String) throws -> Command {
      try Command(
        ["python3", "-c", "import os, sys\nfile = sys.argv[1]\n\(code)", file],
        executable: URL(fileURLWithPath: "/usr/bin/env"))
    }

    private static func setNote(on file: String) throws -> Bool {
      try python("os.setxattr(file, 'user.note', b'mine')", file).status == 0
    }

    private static let canSetNotes: Bool = {
      guard let package = try? TemporaryPackage(["a.md": ""]) else { return false }
      let file = package.folder.appending(path: "Lessons/a.md").path
      return (try? setNote(on: file)) ?? false
    }()

    @Test(.enabled(if: canSetNotes, "python3 is missing, or the file system has no attributes"))
    func extendedAttributesStay() throws {
      let package = try TemporaryPackage(["a.md": Self.stale])
      let lesson = path("Lessons/a.md", in: package)
      try #require(try Self.setNote(on: lesson))
      #expect(try update(package).status == 0)
      #expect(try package.read("Lessons/a.md") == Self.right)
      #expect(
        try Self.python("print(os.getxattr(file, 'user.note'))", lesson).output == "b'mine'\n")
    }
  #endif

  @Test func readOnlyLessonIsRefused() throws {
    let package = try TemporaryPackage(["a.md": Self.stale, "b.md": Self.stale])
    try #require(chmod(path("Lessons/a.md", in: package), 0o444) == 0)
    let run = try update(package)
    #expect(run.status == 2)
    #expect(
      run.errorOutput.contains(
        "cannot write Lessons/a.md, which stays as it is: it is read-only: make it writable"))
    #expect(!run.errorOutput.contains("updated output at Lessons/a.md"))
    #expect(try package.read("Lessons/a.md") == Self.stale)
    // It keeps no other back.
    #expect(try package.read("Lessons/b.md") == Self.right)
    #expect(try lessons(of: package) == ["a.md", "b.md"])
  }

  @Test func lessonOfTwoNamesIsRefused() throws {
    let package = try TemporaryPackage(["a.md": Self.stale])
    let lesson = path("Lessons/a.md", in: package)
    try #require(link(lesson, path("second", in: package)) == 0)
    let run = try update(package)
    #expect(run.status == 2)
    #expect(run.errorOutput.contains("Lessons/a.md, which stays as it is: it has 2 names"))
    #expect(try package.read("Lessons/a.md") == Self.stale)
    #expect(try package.read("second") == Self.stale)
    var status = stat()
    try #require(stat(lesson, &status) == 0)
    #expect(status.st_nlink == 2)
    #expect(try lessons(of: package) == ["a.md"])
  }

  @Test func readOnlyManifestKeepsALessonOut() throws {
    let package = try TemporaryPackage([:])
    let manifest = "let lessons: [String] = []\n"
    try package.write(manifest, to: "Package.swift")
    try #require(chmod(path("Package.swift", in: package), 0o444) == 0)
    let run = try package.run("new", "Sums")
    #expect(run.status == 2)
    #expect(run.errorOutput.contains("Package.swift: it is read-only"))
    #expect(try package.read("Package.swift") == manifest)
    #expect(try lessons(of: package) == [])
  }

  @Test func manifestOutsideOfThePackageIsNotChanged() throws {
    let package = try TemporaryPackage([:])
    let manifest = "let lessons: [String] = []\n"
    let other = try TemporaryPackage([:])
    try other.write(manifest, to: "Package.swift")
    try FileManager.default.createSymbolicLink(
      atPath: path("Package.swift", in: package),
      withDestinationPath: path("Package.swift", in: other))
    let run = try package.run("new", "Sums")
    #expect(run.status == 2)
    #expect(run.errorOutput.contains("Package.swift is a link that leads out of the package"))
    #expect(try other.read("Package.swift") == manifest)
    #expect(try lessons(of: package) == [])
  }

  @Test func exportReplacesNothingUnlessForced() throws {
    let package = try TemporaryPackage(["a.md": Self.right])
    for arguments in [["-o", "Lessons/a.md"], ["--no-check", "-o", "Lessons/a.md"]] {
      let run = try Command(["export", "a"] + arguments, in: package.folder)
      #expect(run.status == 64)
      #expect(run.errorOutput.contains("Lessons/a.md is there already, and nothing was written"))
      #expect(run.errorOutput.contains("--force"))
    }
    #expect(try package.read("Lessons/a.md") == Self.right)
    try package.write("my own", to: "a.ipynb")
    #expect(try package.run("export", "a").status == 64)
    #expect(try package.read("a.ipynb") == "my own")
    #expect(try package.run("export", "a", "--force").status == 0)
    #expect(try package.read("a.ipynb").hasPrefix("{\n \"cells\""))
  }

  @Test func oneNotebookThatIsThereKeepsAllBack() throws {
    let package = try TemporaryPackage(["a.md": Self.right, "b.md": Self.right])
    try package.write("my own", to: "b.ipynb")
    #expect(try package.run("export", "a", "b").status == 64)
    #expect(try package.files["a.ipynb"] == nil)
    #expect(try package.read("b.ipynb") == "my own")
  }

  @Test func forcedExportKeepsLinksAndWhatIsReadOnly() throws {
    let package = try TemporaryPackage(["a.md": Self.right])
    try package.write("old", to: "real.ipynb")
    let link = path("link.ipynb", in: package)
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: path("real.ipynb", in: package))
    #expect(try package.run("export", "a", "--force", "-o", "link.ipynb").status == 0)
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: link)
        == path("real.ipynb", in: package))
    #expect(try package.read("real.ipynb").hasPrefix("{"))
    try package.write("old", to: "kept.ipynb")
    try #require(chmod(path("kept.ipynb", in: package), 0o400) == 0)
    let run = try package.run("export", "a", "--force", "-o", "kept.ipynb")
    #expect(run.status == 2)
    #expect(run.errorOutput.contains("cannot write kept.ipynb: it is read-only"))
    #expect(try package.read("kept.ipynb") == "old")
    let folder = try package.run("export", "a", "--force", "-o", "Lessons")
    #expect(folder.status == 2)
    #expect(folder.errorOutput.contains("cannot write Lessons: it is no file but a folder"))
  }
}

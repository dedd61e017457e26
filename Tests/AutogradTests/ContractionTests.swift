import Foundation
import Testing

/// A product and a sum behind it are two roundings, on processors that could make one of them too.
///
/// C lets compilers contract `a * b + c` unless a pragma forbids it, and they do so where the processor
/// has an instruction for it: the bits would depend on the machine. What the compiler may contract it
/// says in its own intermediate code, whatever processor that is for.
@Suite(
  .enabled(if: IntermediateCode.isThere, "clang, which comes with the toolchain, is not in PATH"))
struct ContractionTests {
  @Test(arguments: IntermediateCode.sources)
  func nothingMayBeContracted(source: String) throws {
    let code = try IntermediateCode(of: source)
    #expect(code.contractions.isEmpty)
  }

  /// Other compilers may have other words for it: this one's are those that are looked for.
  @Test func withoutThePragmaItIsSeen() throws {
    let text = try String(
      contentsOf: IntermediateCode.folder.appending(path: "optimizers.c"), encoding: .utf8)
    let without = text.replacing("#pragma STDC FP_CONTRACT OFF", with: "")
    #expect(without != text)
    #expect(!(try IntermediateCode(compiling: without).contractions.isEmpty))
  }

  /// One place chooses what the kernels run, so that tests can choose it for all of them.
  @Test(arguments: IntermediateCode.sources)
  func oneFileAsksForTheProcessor(source: String) throws {
    let code = try IntermediateCode(of: source)
    #expect(!code.asksForProcessor || source == "variant.c")
  }
}

/// What clang makes of a source of the kernels, before it knows the processor.
private struct IntermediateCode {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Sources/CAutograd").standardizedFileURL

  /// All sources, as paths from the folder.
  static let sources: [String] = {
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
    return paths.filter { $0.hasSuffix(".c") }.sorted()
  }()

  /// Where CI is set, a compiler that is missing is a failure.
  static var isThere: Bool {
    ProcessInfo.processInfo.environment["CI"] != nil
      || (try? IntermediateCode(compiling: "")) != nil
  }

  private let lines: [Substring]

  init(of source: String) throws {
    try self.init(compiling: "#include \"\(Self.folder.appending(path: source).path)\"\n")
  }

  init(compiling text: String) throws {
    let scratch = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let (source, result) = (scratch.appending(path: "a.c"), scratch.appending(path: "a.ll"))
    try text.write(to: source, atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "clang", "-S", "-emit-llvm", "-O0", "-I", Self.folder.appending(path: "include").path, "-o",
      result.path, source.path,
    ]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "clang failed")
    lines = try String(contentsOf: result, encoding: .utf8).split(separator: "\n")
  }

  /// The instructions that may become a fused multiply-add, or part of one.
  var contractions: [Substring] {
    lines.filter { line in
      !line.hasPrefix("declare")
        && (line.contains("@llvm.fmuladd.") || line.contains(" contract ")
          || line.contains(" fast "))
    }
  }

  /// Whether something is read of what the system says about the processor.
  var asksForProcessor: Bool { lines.contains { $0.contains("@__cpu_model") } }
}

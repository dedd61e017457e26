import Foundation
import LessonDocumentation
import LessonProcess
import LessonResults
import LessonText

// Manifests in documentation, compiled by themselves.
extension DocumentationVerifier {
  /// The same verdict, where the compiler finds a fault in a manifest or a part of one.
  func withCompiledManifest(_ verdict: BlockVerdict) throws -> BlockVerdict {
    guard verdict.uncheckedReason == .manifest,
      let diagnostic = try manifestError(in: verdict.block)
    else { return verdict }
    return BlockVerdict(verdict.block, .failed, diagnostics: [diagnostic])
  }

  /// The first error that the compiler finds wherever the excerpt may stand; `nil` where it finds none, or
  /// where it misses what the excerpt does not show.
  private func manifestError(in block: DocumentationBlock) throws -> Diagnostic? {
    let excerpt = ManifestExcerpt(block)
    let modules = URL(fileURLWithPath: toolchain.compiler.file).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "lib/swift/pm/ManifestAPI").path
    guard FileManager.default.fileExists(atPath: modules) else { return nil }
    var first: [CompilerDiagnostic]?
    for program in excerpt.programs {
      let scratch = try ScratchFolder()
      let file = scratch.path + "/Package.swift"
      try program.write(toFile: file, atomically: false, encoding: .utf8)
      let run = try toolchain.compiler.run(
        [
          "-frontend", "-typecheck", "-suppress-warnings", "-swift-version", "5", "-I", modules,
          "-package-description-version", excerpt.toolsVersion, file,
        ], in: scratch)
      guard run.command.status != 0, !run.command.isTimedOut else { return nil }
      first = first ?? run.diagnostics.filter { $0.severity == .error }
    }
    let errors = first ?? []
    guard !errors.contains(where: { Self.mayBeElsewhere($0.message) }) else { return nil }
    let places = errors.compactMap { error in
      error.place.flatMap { place in
        place.file == ManifestExcerpt.file && block.contains(line: place.line)
          ? (error.message, SourcePosition(line: place.line, column: place.column)) : nil
      }
    }
    return places.min { $0.1 < $1.1 }.map { message, position in
      Diagnostic(
        .compileError, at: position, message,
        advice: "correct the code, or write `<!-- lessons: ignore=\"why\" -->` above the block")
    }
  }

  /// Whether an error tells of what the excerpt leaves to its reader, or of another version of the tools.
  private static func mayBeElsewhere(_ message: String) -> Bool {
    // `Package(` may leave out its name where words stand for it.
    message.hasPrefix("cannot find") || message.hasPrefix("missing argument")
      || message.contains("unavailable")
      || message.contains("contextual type") || message.hasPrefix("no such module")
  }
}

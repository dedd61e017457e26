import Foundation
import LessonKit
import LessonProcess

/// The Swift compiler and the compiled libraries that lesson programs link.
///
/// The libraries lie beside the running command, because the manifest names them as dependencies of
/// its target.
package struct Toolchain {
  /// The compiler.
  package let compiler: SwiftCompiler
  /// The folder of the running command, with `Modules/` and the objects.
  package let buildFolder: String
  /// The libraries with their object files.
  private let libraries: [LibraryImages.Library]
  /// A digest of the objects.
  private let contentDigest: String
  /// What tells other objects, or another compiler, without reading them.
  private let stamps: String
  /// A digest of this tool.
  private let toolDigest: String
  /// The jobs that the compiler's driver would start.
  let direct: DirectCompiler
  /// The libraries as programs link them quickest.
  let images: LibraryImages

  /// Finds the compiler and the libraries, and keeps what is made of them in `cache`, a folder.
  package init(in buildFolder: String?, keepingIn cache: String?) throws {
    compiler = try SwiftCompiler()
    direct = DirectCompiler(compiler, keepingIn: cache)
    guard let folder = buildFolder else {
      throw ToolFailure(message: "the system does not tell where this command lies")
    }
    self.buildFolder = folder
    // The list that SwiftPM linked the command from: the folders may hold objects of files that are
    // gone.
    let list = folder + "/lessons.product/Objects.LinkFileList"
    guard let text = try? String(contentsOfFile: list, encoding: .utf8) else {
      throw ToolFailure(
        message: "\(list) is missing: start the command with `swift run lessons`, in place")
    }
    let linked = text.split(separator: "\n").compactMap { ShellWords($0)?.words.first }
    libraries = LessonLibrary.all.map { library in
      let modules = library.modules + library.parts
      return (
        library,
        linked.filter { path in modules.contains { path.hasPrefix("\(folder)/\($0).build/") } }
      )
    }
    guard libraries.allSatisfy({ !$0.objects.isEmpty }) else {
      throw ToolFailure(message: "\(list) lacks a library: run `swift build` again")
    }
    let objects = libraries.flatMap(\.objects)
    stamps = Self.stamps(of: objects, compiler)
    if let cache {
      contentDigest = KeptDigest(ofContents: objects, keepingIn: cache).text
      toolDigest = KeptDigest(ofTool: RunningCommand.path, keepingIn: cache).text
    } else {
      // Where nothing is kept nothing has to be told apart, and to read all of it takes a while.
      contentDigest = FileStamp.of(objects).text
      toolDigest = RunningCommand.stamp
    }
    images = try LibraryImages(
      libraries, compiler, digest: ContentDigest([compiler.stamp, contentDigest]).hexadecimal,
      keepingIn: cache,
      while: { [compiler, stamps] in Self.stamps(of: objects, compiler) == stamps })
  }

  /// Whether the compiler and the objects are those that were found: a build may go on beside this run.
  var isStillTrue: Bool { Self.stamps(of: libraries.flatMap(\.objects), compiler) == stamps }

  private static func stamps(of objects: [String], _ compiler: SwiftCompiler) -> String {
    "\(compiler.stamp) \(FileStamp.of(objects).text)"
  }

  /// The object files that a program with this text links.
  package func objects(for program: String) -> [String] {
    libraries.filter { $0.library.isLinked(by: program) }.flatMap(\.objects)
  }

  /// The compiler's arguments before the source file.
  package func arguments(module: String, for program: String) -> [String] {
    var arguments = [
      "-swift-version", "6", "-default-isolation", "MainActor", "-Onone",
      // What SwiftPM gives the lesson's target, so that both compile the same.
      "-DDEBUG", "-DSWIFT_PACKAGE", "-DSWIFT_MODULE_RESOURCE_BUNDLE_UNAVAILABLE",
      "-package-name", RunningCommand.packageName,
      // What backtraces need of `-g`. The rest of it takes a module of its own, a third of the time,
      // and keeps the compiler from reporting all errors at once.
      "-gline-tables-only",
      "-module-name", module, "-diagnostic-style", "llvm", "-no-color-diagnostics",
      "-module-cache-path", buildFolder + "/ModuleCache", "-I", buildFolder + "/Modules",
    ]
    for part in LessonLibrary.all.filter({ $0.isLinked(by: program) }).flatMap(\.parts) {
      let map = "\(buildFolder)/\(part).build/module.modulemap"
      if part.hasPrefix("C"), FileManager.default.fileExists(atPath: map) {
        arguments += ["-Xcc", "-fmodule-map-file=\(map)"]
      }
    }
    return arguments + Self.linkerArguments
  }

  #if os(Linux)
    /// The toolchain's own linker, the fastest here; and what the manifest links CAutograd with.
    static let linkerArguments = ["-use-ld=lld", "-lm"]
  #else
    static let linkerArguments: [String] = []
  #endif

  /// What a program's result depends on beside the lesson: this tool, the compiler, the libraries.
  ///
  /// Their contents and not their places and dates, so that another machine with the same ones has the
  /// same results.
  var fingerprint: String {
    // A compiler that does not say what it is, is known by its file.
    [toolDigest, CompilerVersion.current?.text ?? compiler.stamp, contentDigest]
      .joined(separator: "\n")
  }
}

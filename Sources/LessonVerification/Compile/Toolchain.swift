import Foundation
import LessonCode
import LessonProcess
import LessonText

/// The Swift compiler and the compiled libraries that lesson programs link.
package struct Toolchain {
  package let compiler: SwiftCompiler
  /// What programs may link, each library behind those that it needs.
  private let libraries: [LessonLibrary]
  /// What programs are compiled as a part of, for `package` declarations.
  private let packageName: String?
  /// A digest of the objects.
  private let contentDigest: String
  /// What tells other objects, or another compiler, without reading them.
  private let stamps: String
  private let toolDigest: String
  /// The jobs that the compiler's driver would start.
  let direct: DirectCompiler
  /// The libraries as programs link them quickest.
  let images: LibraryImages

  /// Finds the compiler and the libraries of `package`, and keeps what is made of them in `cache`, a folder.
  package init(for package: LessonPackage, keepingIn cache: String?) throws {
    compiler = try SwiftCompiler()
    packageName = package.packageName
    direct = DirectCompiler(compiler, keepingIn: cache)
    // What draws conforms to a protocol of the package's own runtime, where there is one.
    let runtime = package.libraries.first { $0.module == RuntimeLibrary.module }
    if let runtime, !runtime.parts.contains(RuntimeLibrary.moduleOfC) {
      throw ToolFailure(
        message: "the package has a module `\(RuntimeLibrary.module)`, and so has every "
          + "program that runs what is documented: give it another name")
    }
    libraries =
      runtime == nil
      ? [try RuntimeLibrary.library(compiler)] + package.libraries : package.libraries
    let objects = libraries.flatMap(\.objects)
    if let missing = objects.first(where: { FileStamp(path: $0) == nil }) {
      throw ToolFailure(message: "\(missing) is missing: run `swift build` again")
    }
    stamps = Self.stamps(of: objects, compiler)
    if let cache {
      // The first time each takes a while.
      let question = Self.arguments(
        module: CompilerJobs.module, options: Self.language, libraries, packageName)
      let answer = Meanwhile { [direct] in
        _ = CompilerVersion.current
        _ = direct.jobs(question + Self.quiet)
      }
      let tool = Meanwhile { KeptDigest(ofTool: RunningCommand.path, keepingIn: cache).text }
      contentDigest = KeptDigest(ofContents: objects, keepingIn: cache).text
      toolDigest = tool.value
      answer.value
    } else {
      // Where nothing is kept nothing has to be told apart, and to read all of it takes a while.
      contentDigest = FileStamp.of(objects).text
      toolDigest = RunningCommand.stamp
    }
    images = try LibraryImages(
      compiler, digest: ContentDigest([compiler.stamp, contentDigest]).hexadecimal,
      keepingIn: cache,
      while: { [compiler, stamps] in Self.stamps(of: objects, compiler) == stamps })
  }

  /// Whether the compiler and the objects are those that were found: a build may go on during this run.
  var isStillTrue: Bool { Self.stamps(of: libraries.flatMap(\.objects), compiler) == stamps }

  private static func stamps(of objects: [String], _ compiler: SwiftCompiler) -> String {
    "\(compiler.stamp) \(FileStamp.of(objects).text)"
  }

  /// The libraries that a program with this text links: those that it names, because what never names a
  /// library does not import it, what those need, and the runtime.
  private func linked(by program: String) -> [LessonLibrary] {
    let named = libraries.filter {
      $0.module == RuntimeLibrary.module || program.hasBytes(of: $0.module)
    }
    let modules = Set(named.flatMap { [$0.module] + $0.needs })
    return libraries.filter { modules.contains($0.module) }
  }

  /// The object files that a program with this text links, and what they need besides.
  package func objects(for program: String) -> [String] {
    let linked = linked(by: program)
    return linked.flatMap(\.objects) + linked.flatMap(\.linkerArguments)
  }

  /// What a program with this text is linked with by its `jobs`, as quick as can be.
  func linkedFiles(for program: String, _ jobs: CompilerJobs) -> [String] {
    images.images(of: linked(by: program), jobs) ?? objects(for: program)
  }

  /// What lessons are written in.
  private static let language = ["-swift-version", "6", "-default-isolation", "MainActor"]
  /// Nobody is told of warnings, and each costs time.
  static let quiet = ["-suppress-warnings"]

  /// The compiler's arguments before the source file: the same for all programs, so that its driver is asked
  /// once.
  package func arguments(module: String) -> [String] {
    arguments(module: module, options: Self.language)
  }

  /// The compiler's arguments before the source files with these options of the language.
  func arguments(module: String, options: [String]) -> [String] {
    Self.arguments(module: module, options: options, libraries, packageName)
  }

  private static func arguments(
    module: String, options: [String], _ libraries: [LessonLibrary], _ packageName: String?
  ) -> [String] {
    let arguments = [
      "-Onone",
      // What SwiftPM gives the lesson's target, so that both compile the same.
      "-DDEBUG", "-DSWIFT_PACKAGE", "-DSWIFT_MODULE_RESOURCE_BUNDLE_UNAVAILABLE",
      "-package-name", packageName ?? "lessons",
      // What backtraces need of `-g`. The rest of it takes a module of its own, a third of the time,
      // and keeps the compiler from reporting all errors at once.
      "-gline-tables-only",
      // Objects are made once: no digest of one is compared with that of another.
      "-Xfrontend", "-disable-incremental-llvm-codegen",
      // What the compiler makes is for the linker to read, and not for whoever develops the compiler.
      "-Xfrontend", "-disable-llvm-verify",
      "-module-name", module, "-diagnostic-style", "llvm", "-no-color-diagnostics",
      "-module-cache-path", RunningCommand.moduleCache,
    ]
    var known: [[String]] = []
    for argument in libraries.flatMap(\.compilerArguments) where !known.contains(argument) {
      known.append(argument)
    }
    return options + arguments + known.joined() + linkerArguments
  }

  #if os(Linux)
    /// The toolchain's own linker, the fastest here.
    static let linkerArguments = ["-use-ld=lld"]
  #else
    static let linkerArguments: [String] = []
  #endif

  /// What a program's result depends on apart from the lesson: this tool, the compiler, the libraries.
  ///
  /// Their contents and not their places and dates, so that another machine with the same ones has the
  /// same results.
  var fingerprint: String {
    // A compiler that does not say what it is, is known by its file.
    [toolDigest, CompilerVersion.current?.text ?? compiler.stamp, contentDigest]
      .joined(separator: "\n")
  }
}

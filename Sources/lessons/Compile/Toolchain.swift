import Foundation
import LessonKit
import LessonProcess

/// The Swift compiler and the compiled libraries that lesson programs link.
///
/// The libraries lie beside the running command, because the manifest names them as dependencies of
/// its target.
struct Toolchain {
  /// The compiler.
  let compiler: SwiftCompiler
  /// The folder of the running command, with `Modules/` and the objects.
  let buildFolder: String
  /// The object files of the libraries that every program links.
  private let objects: [String]
  /// Those of the libraries that a program links only if it names them, by the name.
  private let optionalObjects: [(name: String, objects: [String])]

  private static let libraries = ["Autograd", "CAutograd", "LessonRuntime", "CLessonRuntime"]
  /// What would make every program slower to link and, where it brings Foundation along, to start.
  private static let optionalLibraries = [
    (name: "AutogradData", modules: ["AutogradData", "CAutogradData", "SwiftCSV"]),
    // The second one's name has the first one's in it.
    (name: "Plots", modules: ["Plots", "TensorPlots"]),
  ]

  init() throws {
    compiler = try SwiftCompiler()
    guard let folder = RunningCommand.folder else {
      throw ToolFailure(message: "the system does not tell where this command lies")
    }
    buildFolder = folder
    // The list that SwiftPM linked the command from: the folders may hold objects of files that are
    // gone.
    let list = folder + "/lessons.product/Objects.LinkFileList"
    guard let text = try? String(contentsOfFile: list, encoding: .utf8) else {
      throw ToolFailure(
        message: "\(list) is missing: start the command with `swift run lessons`, in place")
    }
    let linked = text.split(separator: "\n").map { $0.filter { $0 != "'" && $0 != "\"" } }
    func compiled(_ libraries: [String]) -> [String] {
      linked.filter { path in
        libraries.contains { path.hasPrefix("\(folder)/\($0).build/") }
      }
    }
    objects = compiled(Self.libraries)
    optionalObjects = Self.optionalLibraries.map { ($0.name, compiled($0.modules)) }
    guard !objects.isEmpty else {
      throw ToolFailure(message: "\(list) names no libraries: run `swift build` again")
    }
  }

  /// The object files that a program with this text links.
  func objects(for program: String) -> [String] {
    objects + optionalObjects.filter { program.contains($0.name) }.flatMap(\.objects)
  }

  /// The compiler's arguments before the source file; what never names a library does not import it.
  func arguments(module: String, for program: String) -> [String] {
    var arguments = [
      "-swift-version", "6", "-default-isolation", "MainActor", "-Onone",
      // What backtraces need of `-g`. The rest of it takes a module of its own, a third of the time,
      // and keeps the compiler from reporting all errors at once.
      "-gline-tables-only",
      "-module-name", module, "-diagnostic-style", "llvm", "-no-color-diagnostics",
      "-module-cache-path", buildFolder + "/ModuleCache", "-I", buildFolder + "/Modules",
    ]
    let optional = Self.optionalLibraries.filter { program.contains($0.name) }
    for library in Self.libraries + optional.flatMap(\.modules) {
      let map = "\(buildFolder)/\(library).build/module.modulemap"
      if library.hasPrefix("C"), FileManager.default.fileExists(atPath: map) {
        arguments += ["-Xcc", "-fmodule-map-file=\(map)"]
      }
    }
    #if os(Linux)
      // The toolchain's own linker, the fastest here; and what the manifest links CAutograd with.
      arguments += ["-use-ld=lld", "-lm"]
    #endif
    return arguments
  }

  /// What a program's result depends on beside the lesson: this tool, the compiler, the libraries.
  func fingerprint(_ cache: ResultCache) -> String {
    let file = URL(fileURLWithPath: compiler.path).resolvingSymlinksInPath().path
    let stamps = [RunningCommand.stamp, "\(file) \(FileStamp(path: file)?.description ?? "")"]
    return (stamps + [cache.contentHash(of: objects + optionalObjects.flatMap(\.objects))]).joined(
      separator: "\n")
  }
}

import CLessonFiles
import Foundation
import LessonProcess
import LessonText

/// What every program of a lesson links of ours, made of the sources that the command carries.
///
/// So a copied command works anywhere, and a package needs no dependency on ours. It is compiled once a
/// toolchain. Where the package has built the same module, that one is used instead: its own libraries
/// may conform to what it declares.
enum RuntimeLibrary {
  /// The module's name.
  static let module = "LessonRuntime"
  /// The name of the module of C that it comes with.
  static let moduleOfC = "CLessonRuntime"

  private static let header = (name: "CLessonRuntime.h", bytes: embedded_CLessonRuntime_h().array)
  private static let ofC = [
    (name: "CLessonRuntime.c", bytes: embedded_CLessonRuntime_c().array),
    (name: "ProgramBatch.c", bytes: embedded_ProgramBatch_c().array),
    (name: "ScriptStart.c", bytes: embedded_ScriptStart_c().array),
  ]
  private static let ofSwift = [
    (name: "Claims.swift", bytes: embedded_Claims_swift().array),
    (name: "Display.swift", bytes: embedded_Display_swift().array),
    (name: "Drawing.swift", bytes: embedded_Drawing_swift().array),
    (name: "Marks.swift", bytes: embedded_Marks_swift().array),
  ]
  private static let map = (
    name: "module.modulemap",
    bytes: Array("module CLessonRuntime { header \"CLessonRuntime.h\" export * }\n".utf8)
  )

  /// The library as `compiler` makes it, which is kept; where nothing can be, as long as the process lives.
  static func library(_ compiler: SwiftCompiler) throws -> LessonLibrary {
    let sources = [header, map] + ofC + ofSwift
    let digest = ContentDigest(
      [compiler.stamp] + sources.map { String(decoding: $0.bytes, as: UTF8.self) }
    ).hexadecimal
    let folder = "\(RunningCommand.cacheFolder ?? NSTemporaryDirectory())/runtime/\(digest)"
    let objects = (ofC.map(\.name) + [module]).map { "\(folder)/\($0).o" }
    let files = [header.name, map.name, module + ".swiftmodule"].map { "\(folder)/\($0)" }
    let isWhole = { (objects + files).allSatisfy(FileManager.default.fileExists) }
    if !isWhole() { try make(sources, compiler, in: folder, unless: isWhole) }
    return LessonLibrary(
      module: module, parts: [moduleOfC],
      compilerArguments: [["-I", folder], ["-Xcc", "-fmodule-map-file=\(folder)/\(map.name)"]],
      objects: objects)
  }

  /// Compiles the sources aside, in a folder that then gets its name, in the place of one that is not whole.
  private static func make(
    _ sources: [(name: String, bytes: [UInt8])], _ compiler: SwiftCompiler, in folder: String,
    unless isWhole: () -> Bool
  ) throws {
    let scratch = try ScratchFolder()
    for source in sources {
      try Data(source.bytes).write(to: URL(fileURLWithPath: "\(scratch.path)/\(source.name)"))
    }
    func run(_ job: [String]) throws {
      let run = try compiler.run(job: job, in: scratch).command
      guard run.status == 0 else {
        throw ToolFailure(message: "cannot compile the runtime of lessons: \(run.output)")
      }
    }
    let clang = URL(fileURLWithPath: compiler.file).deletingLastPathComponent().path + "/clang"
    for source in ofC {
      try run([clang, "-c", "-O2", "-fPIC", source.name, "-o", source.name + ".o"])
    }
    try run(
      [
        compiler.path, "-swift-version", "6", "-O", "-wmo", "-parse-as-library", "-module-name",
        module, "-emit-object", "-o", module + ".o", "-emit-module", "-emit-module-path",
        module + ".swiftmodule", "-module-cache-path", "ModuleCache", "-Xcc",
        "-fmodule-map-file=" + map.name,
      ] + ofSwift.map(\.name))
    let manager = FileManager.default
    let parent = URL(fileURLWithPath: folder).deletingLastPathComponent().path
    try manager.createDirectory(atPath: parent, withIntermediateDirectories: true)
    // The scratch folder may lie on another disk.
    let aside = "\(parent)/\(UUID().uuidString)"
    try manager.copyItem(atPath: scratch.path, toPath: aside)
    // Another run may have made the same meanwhile.
    if !isWhole() { try? manager.removeItem(atPath: folder) }
    if rename(aside, folder) != 0 { try manager.removeItem(atPath: aside) }
  }
}

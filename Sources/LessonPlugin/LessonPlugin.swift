import Foundation
import PackagePlugin

/// Generates a lesson's program, or the XCTest classes of all lessons, by running `lessons extract`.
///
/// The command is not named as the plugin's tool: SwiftPM builds tools apart from the package's own
/// products, so that swift-syntax would be compiled twice. The plugin names the built executable as
/// an input instead, and the build system makes it first, as it makes any file that it knows.
@main
struct LessonPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let extractor = try context.tool(named: "LessonBuildFolder").url
      .deletingLastPathComponent().appending(path: "lessons")
    if let module = target as? SwiftSourceModuleTarget,
      module.kind == .test
    {
      return lessons(of: module).map { lesson in
        command(
          extractor, "tests", lesson: lesson, output: "\(lesson.asTypeName)Tests.swift", context)
      }
    }
    return [command(extractor, "program", lesson: target.name, output: "main.swift", context)]
  }

  /// The lessons are the executable targets that the test target depends on, so that the manifest
  /// is the one place that names them.
  private func lessons(of target: SwiftSourceModuleTarget) -> [String] {
    target.dependencies.compactMap { dependency in
      guard case .target(let target) = dependency,
        (target as? SwiftSourceModuleTarget)?.kind == .executable
      else { return nil }
      return target.name
    }
  }

  private func command(
    _ extractor: URL, _ what: String, lesson: String, output: String, _ context: PluginContext
  ) -> Command {
    let package = context.package.directoryURL
    let markdown = package.appending(path: "Lessons/\(lesson).md")
    let file = context.pluginWorkDirectoryURL.appending(path: output)
    return .buildCommand(
      displayName: "Extracting the \(what) of \(lesson)", executable: extractor,
      arguments: [
        "extract", what, markdown.path, "--output", file.path, "--package-path", package.path,
      ],
      inputFiles: [markdown, extractor], outputFiles: [file])
  }
}

extension String {
  fileprivate var asTypeName: String { map { $0.isLetter || $0.isNumber ? "\($0)" : "_" }.joined() }
}

import Foundation
import PackagePlugin

/// Generates XCTest classes for the documentation of the package that a test target belongs to.
///
/// As for lessons, the built command is an input, which the build system makes first, and no tool.
@main
struct DocumentationTests: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let command = try context.tool(named: "LessonBuildFolder").url
      .deletingLastPathComponent().appending(path: "lessons")
    let package = context.package.directoryURL
    let file = context.pluginWorkDirectoryURL.appending(path: "DocumentationTests.swift")
    return [
      .buildCommand(
        displayName: "Listing the documentation of \(context.package.displayName)",
        executable: command,
        arguments: [
          "extract", "documentation", "--output", file.path, "--package-path", package.path,
        ],
        inputFiles: inputs(of: context.package) + [command], outputFiles: [file])
    ]
  }

  /// What may have documentation: sources, and Markdown anywhere in the package but in hidden folders.
  private func inputs(of package: Package) -> [URL] {
    let sources = package.targets.compactMap { $0 as? SwiftSourceModuleTarget }
      .filter { $0.kind != .test }.flatMap(\.sourceFiles).map(\.url)
    let files = FileManager.default.enumerator(
      at: package.directoryURL, includingPropertiesForKeys: nil, options: .skipsHiddenFiles)
    let pages = (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "md" }
    return [package.directoryURL.appending(path: "Package.swift")] + sources + pages
  }
}

import Foundation
import PackagePlugin

/// `swift package lessons …`: the command, in a package that depends on this one.
///
/// SwiftPM holds the lock of builds while a plugin runs. So the plugin has it build the command and the
/// package, and the command is told where that lies.
@main
struct LessonCommandPlugin: CommandPlugin {
  /// What works on a build of the package.
  private static let buildCommands: Set = [
    "baseline", "build", "check", "export", "update", "watch",
  ]

  /// SwiftPM's own options, which people write behind the verb too, and whether a value follows.
  private static let permissions = [
    "--allow-writing-to-package-directory": false, "--allow-writing-to-directory": true,
    "--allow-network-connections": true, "--disable-sandbox": false,
  ]

  func performCommand(context: PluginContext, arguments: [String]) throws {
    let folder = try context.tool(named: "LessonBuildFolder").url.deletingLastPathComponent()
    try build(.product("lessons"), or: "the command `lessons` does not build")
    var arguments = Self.withoutPermissions(arguments)
    if let verb = arguments.first, Self.buildCommands.contains(verb),
      Set(arguments).isDisjoint(with: ["--help", "-h", "--help-hidden"])
    {
      try build(
        .all(includingTests: false), or: "the package does not build, and nothing of it was checked"
      )
      arguments.insert(contentsOf: ["--build-folder", folder.path], at: 1)
      if !arguments.contains(where: { $0.hasPrefix("--package-path") }) {
        arguments.insert(contentsOf: ["--package-path", context.package.directoryURL.path], at: 1)
      }
    }
    let process = Process()
    process.executableURL = folder.appending(path: "lessons")
    process.arguments = arguments
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus != 0 else { return }
    // The command has said what is wrong.
    exit(process.terminationStatus)
  }

  /// Has SwiftPM build something, which it tells of on standard error; ends with `problem` where it fails.
  private func build(_ subset: PackageManager.BuildSubset, or problem: String) throws {
    // The first time takes minutes.
    let parameters = PackageManager.BuildParameters(configuration: .debug, echoLogs: true)
    guard try !packageManager.build(subset, parameters: parameters).succeeded else { return }
    Diagnostics.error(problem)
    exit(2)
  }

  private static func withoutPermissions(_ arguments: [String]) -> [String] {
    var kept: [String] = []
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      let name = String(argument.prefix { $0 != "=" })
      guard let hasValue = permissions[name] else {
        kept.append(argument)
        continue
      }
      if hasValue, name == argument { _ = rest.popFirst() }
    }
    return kept
  }
}

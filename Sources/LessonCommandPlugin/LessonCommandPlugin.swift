import Foundation
import PackagePlugin

/// `swift package lessons …`: the command, in a package that depends on this one.
///
/// SwiftPM holds the lock of builds while a plugin runs. So the plugin has it build the package, and the
/// command is told where that lies.
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
    let command = try context.tool(named: "lessons").url
    var arguments = Self.withoutPermissions(arguments)
    if let verb = arguments.first, Self.buildCommands.contains(verb),
      Set(arguments).isDisjoint(with: ["--help", "-h", "--help-hidden"])
    {
      try build()
      let folder = command.deletingLastPathComponent().path
      arguments.insert(contentsOf: ["--build-folder", folder], at: 1)
      if !arguments.contains(where: { $0.hasPrefix("--package-path") }) {
        arguments.insert(contentsOf: ["--package-path", context.package.directoryURL.path], at: 1)
      }
    }
    let process = Process()
    process.executableURL = command
    process.arguments = arguments
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus != 0 else { return }
    // The command has said what is wrong.
    exit(process.terminationStatus)
  }

  /// Builds what the package's documentation is about, as the command does outside of SwiftPM.
  private func build() throws {
    let result = try packageManager.build(
      .all(includingTests: false), parameters: .init(configuration: .debug))
    guard !result.succeeded else { return }
    Diagnostics.error(
      "the package does not build, and nothing of it was checked:\n\(result.logText)")
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

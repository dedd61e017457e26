import ArgumentParser
import LessonVerification

/// A command whose help ends with an example.
protocol ExampleCommand: ParsableCommand {
  /// A command line that a reader can copy.
  static var example: String { get }

  func perform() throws
}

extension ExampleCommand {
  /// Performs the command; a failure is said, and ends with its exit status.
  mutating func run() throws {
    do {
      try perform()
    } catch let error as UsageError {
      throw ValidationError(error.description)
    } catch let error where error is ExitCode || error is ValidationError {
      throw error
    } catch {
      try? Terminal.error.write(failureText(of: error))
      throw ExitCode(error is InputFailure ? 1 : 2)
    }
  }
}

/// What the tool says where a command line asks for help or is wrong.
struct HelpText {
  /// The command that the arguments name; the root where they name none.
  let command: any ParsableCommand.Type

  /// The text for `error`, if the parser's own would leave something out.
  ///
  /// The parser has no place for an example at the end, and shows the root's usage for what only a
  /// running command can find wrong.
  func text(for error: any Error) -> String? {
    let root = LessonsCommand.self
    guard root.exitCode(for: error) != .success else {
      let help = root.fullMessage(for: error)
      // To look which command it is about takes three times as long as to start.
      guard help != LessonsCommand.toolVersion else { return nil }
      return Self.example(endingHelp: help).map { "\(help)\nEXAMPLE:\n  \($0)\n" }
    }
    guard error is ValidationError, command != root else { return nil }
    let name = command.configuration.commandName ?? ""
    return """
      Error: \(root.message(for: error))
      Usage: \(root.usageString(for: command))
        See 'lessons \(name) --help' for more information.

      """
  }

  /// The example of the command that `help` is about.
  private static func example(endingHelp help: String) -> String? {
    let root = LessonsCommand.self
    let commands = root.configuration.subcommands.compactMap { $0 as? any ExampleCommand.Type }
    return commands.first { command in
      [false, true].contains { root.helpMessage(for: command, includeHidden: $0) == help }
    }?.example
  }
}

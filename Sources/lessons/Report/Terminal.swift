import Foundation
import LessonResults
import LessonVerification

/// What the tool prints to: colours and a moving line on a terminal, plain lines elsewhere.
struct Terminal {
  private let descriptor: Int32
  /// Whether a person is looking.
  let isInteractive: Bool
  /// Whether to print colours: on a terminal, unless `NO_COLOR` is set (https://no-color.org).
  let hasColors: Bool

  static let output = Terminal(STDOUT_FILENO)
  static let error = Terminal(STDERR_FILENO)

  private init(_ descriptor: Int32) {
    let environment = ProcessInfo.processInfo.environment
    self.descriptor = descriptor
    isInteractive = isatty(descriptor) == 1 && environment["TERM"] != "dumb"
    hasColors = isInteractive && (environment["NO_COLOR"] ?? "").isEmpty
  }

  /// The window; 24 rows of 80 columns where the system does not tell.
  var screen: Screen {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0, size.ws_col > 0 else {
      return Screen(rows: 24, columns: 80)
    }
    return Screen(rows: Int(size.ws_row), columns: Int(size.ws_col))
  }

  /// The colours that reports use, as SGR parameters.
  enum Style: String {
    case bold = "1"
    case faint = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case cyan = "36"
  }

  func styled(_ text: String, _ style: Style) -> String {
    hasColors ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }

  func write(_ text: String) throws {
    do {
      try FileHandle(fileDescriptor: descriptor).write(contentsOf: Data(text.utf8))
    } catch {
      throw ToolFailure(message: "cannot write the report: \(error.localizedDescription)")
    }
  }
}

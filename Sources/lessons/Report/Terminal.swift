import Foundation
import LessonResults
import LessonVerification

/// What the tool prints to: colours and a moving line on a terminal, plain lines elsewhere.
struct Terminal {
  private let descriptor: Int32

  static let output = Terminal(descriptor: STDOUT_FILENO)
  static let error = Terminal(descriptor: STDERR_FILENO)

  /// Whether a person is looking.
  var isInteractive: Bool {
    isatty(descriptor) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }

  /// Whether to print colours: on a terminal, unless `NO_COLOR` is set (https://no-color.org).
  var hasColors: Bool {
    isInteractive && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
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

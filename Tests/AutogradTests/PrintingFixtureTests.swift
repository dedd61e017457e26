import Autograd
import Foundation
import Testing

/// What PyTorch shows for one tensor; `write_printing_fixtures.py` says how its file is laid out.
struct PrintedCase: CustomTestStringConvertible, Sendable {
  let head: String
  var numbers: [Substring] = []
  var text: [Substring] = []

  var testDescription: String { head }

  private var words: [Substring] { head.split(separator: " ") }

  private var shape: [Int] {
    words[1].split { !$0.isNumber }.compactMap { Int($0) }
  }

  private var options: PrintOptions {
    var options = PrintOptions()
    for word in words.dropFirst(2) {
      let parts = word.split(separator: "=")
      let number = Int(parts[1]) ?? 0
      switch parts[0] {
      case "precision": options.precision = number
      case "threshold": options.threshold = number
      case "edgeitems": options.edgeItems = number
      case "linewidth": options.lineWidth = number
      default: options.scientific = parts[1] == "True"
      }
    }
    return options
  }

  /// What this library shows.
  var shown: String {
    let floats = numbers.compactMap { Float($0) }
    switch words[0] {
    case "integer":
      return IndexTensor(numbers.compactMap { Int($0) }, shape: shape).description(options)
    case "mask": return Mask(numbers.map { $0 == "1" }, shape: shape).description(options)
    case "plain": return "\(Tensor(floats, shape: shape))"
    case "leaf":
      return Tensor(floats, shape: shape, requiresGrad: true).description(options)
    case "product":
      return (Tensor(floats, shape: shape, requiresGrad: true) * 1).description(options)
    default: return Tensor(floats, shape: shape).description(options)
    }
  }

  /// The cases of a file's text.
  static func read(_ text: String) -> [PrintedCase] {
    var cases: [PrintedCase] = []
    for line in text.split(separator: "\n") {
      if line.hasPrefix("case ") {
        cases.append(PrintedCase(head: String(line.dropFirst(5))))
      } else if line.hasPrefix("numbers") {
        cases[cases.count - 1].numbers = line.split(separator: " ").dropFirst().map { $0 }
      } else {
        cases[cases.count - 1].text.append(line.dropFirst())
      }
    }
    return cases
  }
}

@Suite struct PrintingFixtureTests {
  @Test func textsArePyTorchs() throws {
    let url = try #require(Bundle.module.resourceURL).appending(path: "Fixtures/printing.txt")
    let cases = PrintedCase.read(try String(contentsOf: url, encoding: .utf8))
    #expect(cases.count == 300)
    for printed in cases {
      #expect(printed.shown == printed.text.joined(separator: "\n"), "\(printed.head)")
    }
  }

  @Test func optionsOfATask() async {
    let x = Tensor([1.0 / 3])
    let shown = withPrintOptions(PrintOptions(precision: 1)) {
      withPrintOptions(.short) { x.description } + x.description
    }
    #expect(shown == "tensor([0.33])tensor([0.3])")
    #expect(x.description == "tensor([0.3333])")
    let long = IndexTensor(0..<1001)
    #expect(long.description(.full).contains(" 500,"))
    #expect(!long.description.contains(" 500,"))
  }
}

import Foundation

/// What the command line says.
struct Options {
  var python = "python3"
  var threads = 2
  var rounds = 9
  var seconds = 0.1
  /// The works to compare; all if empty.
  var names: [String] = []

  init(_ arguments: some Sequence<String>) {
    var rest = Array(arguments)[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--python": python = rest.popFirst() ?? python
      case "--threads": threads = rest.popFirst().flatMap(Int.init) ?? threads
      case "--rounds": rounds = rest.popFirst().flatMap(Int.init) ?? rounds
      case "--seconds": seconds = rest.popFirst().flatMap(Double.init) ?? seconds
      case let name where Work.all.contains { $0.name == name }: names.append(name)
      default:
        let works = Work.all.map(\.name).joined(separator: " ")
        print(
          "unknown: \(argument). Options: --python --threads --rounds --seconds; works: \(works)")
        exit(2)
      }
    }
  }
}

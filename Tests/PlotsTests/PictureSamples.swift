import Plots

/// Pictures of ordinary and of odd data.
enum PictureSamples {
  private static let odd: [[Double]] = [
    [], [3], [3, 3, 3], [0, 0], [.nan], [.nan, 1, .infinity, 2, -.infinity], [1, .nan, 2, 3],
    [-1.797e308, 1.797e308], [Double.leastNonzeroMagnitude, 0], [1e15, 1e15 + 1], [-1e-9, 1e9],
    [1e300, 1e300],
    (0..<5000).map { Double($0 * 7919 % 1000) },
  ]

  private static let long = String(repeating: "a <long> & \"odd\" label\n", count: 20)

  /// Each picture with a name for it.
  static let all: [(name: String, picture: any Picture)] = lines + others

  private static let lines: [(name: String, picture: any Picture)] = odd.flatMap {
    values -> [(name: String, picture: any Picture)] in
    let name = values.count > 9 ? "many" : "\(values)"
    return [
      ("line \(name)", plot(values)),
      ("logarithmic \(name)", plot(values, title: long, x: long, y: long, yScale: .logarithmic)),
      ("histogram \(name)", Histogram(values)),
      ("heat map \(name)", HeatMap([values])),
      ("scatter \(name)", ScatterChart(x: values, y: values) { x, y in x < y ? 0 : 1 }),
      (
        "surface \(name)",
        SurfaceChart(
          [Series(long, x: values, y: values, mark: .path)], x: -1...1, y: 0...1, levels: [1, 2]
        ) { x, y in x * x + y }
      ),
      ("table \(name)", NumberTable(values.map { [$0] }, title: long)),
    ]
  }

  private static let others: [(name: String, picture: any Picture)] = [
    ("no series", LineChart([])),
    (
      "many series",
      LineChart((0..<9).map { Series("\($0) \(long)", [$0, 1, 2], mark: .path) })
    ),
    (
      "labels",
      ScatterChart(
        x: [0, 1, .nan], y: [0, 1, 2], groups: [0, 1, 1], labels: ["a", long, "nowhere"])
    ),
    ("empty matrix", HeatMap([[Int]]())),
    ("no classes", ConfusionMatrix(actual: [], predicted: [])),
    ("classes", ConfusionMatrix(actual: [0, 1, 1], predicted: [1, 1, 1], classes: [long])),
    ("empty graph", GraphDiagram([])),
    (
      "wide graph",
      GraphDiagram(
        (0..<12).map { .init([long, "\($0)"]) } + [
          .init(["Sum"], isOperation: true, operands: Array(0..<12)),
          .init(["Add"], isOperation: true, operands: [0, 12, 12]),
          .init([]),
        ])
    ),
  ]
}

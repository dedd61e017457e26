/// How often each class was taken for each of the others.
///
///     ConfusionMatrix(actual: [0, 0, 1], predicted: [0, 1, 1], classes: ["cat", "dog"])
///
/// Rows are the actual classes, columns the predicted ones, so that what is right stands on the
/// diagonal.
public struct ConfusionMatrix: Picture {
  /// How many examples of each class, by row, were taken for each class, by column.
  public let counts: [[Int]]
  private let names: [String]
  private let title: String

  /// Counts examples by their class and the one they were taken for, numbered from zero.
  public init(actual: [Int], predicted: [Int], classes: [String] = [], title: String = "") {
    precondition(
      actual.count == predicted.count,
      "each example needs both classes: there are \(actual.count) and \(predicted.count)")
    precondition((actual + predicted).allSatisfy { $0 >= 0 }, "the classes are numbered from zero")
    let count = max(((actual + predicted).max() ?? -1) + 1, classes.count)
    var counts = Array(repeating: Array(repeating: 0, count: count), count: count)
    for (actual, predicted) in zip(actual, predicted) { counts[actual][predicted] += 1 }
    self.counts = counts
    names = (0..<count).map { classes.indices.contains($0) ? classes[$0] : "\($0)" }
    self.title = title
  }

  /// `confusion matrix: 3 classes, 147 of 150 right (98.0 %)`.
  public var summary: String {
    let total = counts.joined().reduce(0, +)
    let right = counts.indices.reduce(0) { $0 + counts[$1][$1] }
    let classes = counts.count == 1 ? "1 class" : "\(counts.count) classes"
    let head = "confusion matrix: \(title.isEmpty ? "" : "\(title), ")\(classes), "
    guard total > 0 else { return head + "no examples" }
    let thousandths = (right * 2000 + total) / (2 * total)
    return head + "\(right) of \(total) right (\(thousandths / 10).\(thousandths % 10) %)"
  }

  private static let strongest = 8

  /// The matrix as a drawing.
  public var svg: String {
    let strengths = counts.enumerated().map { row, counts in
      let total = max(counts.reduce(0, +), 1)
      return counts.enumerated().map { column, count in
        Strength(
          isNegative: row != column,
          // Whatever is there can be seen, and text on the strongest is still easy to read.
          twentieths: count == 0 ? 0 : max(1, count * Self.strongest / total))
      }
    }
    let rows = zip(names, counts).map { name, counts in
      "\(name): " + zip(counts, names).map { "\($0) as \($1)" }.joined(separator: ", ")
    }
    return FieldGrid(
      title: title, heads: ["actual"] + names,
      cells: [names] + counts.map { $0.map(String.init) }, strengths: strengths,
      columnTitle: counts.isEmpty ? "" : "predicted"
    )
    .svg(name: "Confusion matrix", description: ([summary] + rows).joined(separator: ". "))
  }
}

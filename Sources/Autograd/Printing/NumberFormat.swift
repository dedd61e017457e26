/// How PyTorch writes the numbers of one tensor: the same way and width for all of them.
struct NumberFormat {
  private enum Style {
    case whole, fixed, scientific
  }

  private static let precision = 4

  private let style: Style
  /// The width of the widest number, to which the others are padded on the left.
  let width: Int

  /// Chooses the style for the numbers that will be shown.
  ///
  /// Scientific if the largest is over a thousand times the smallest, over 10^8, or the smallest
  /// under 10^-4 (zeros and infinities aside); whole, with a point, if all are; else four
  /// decimals.
  init(for values: some Sequence<Float>) {
    let shown = values.lazy.filter { $0.isFinite && $0 != 0 }.map(Double.init)
    guard let first = shown.first(where: { _ in true }) else {
      style = .whole
      width = 1
      return
    }
    var (smallest, largest, isWhole) = (first.magnitude, first.magnitude, true)
    for value in shown {
      smallest = min(smallest, value.magnitude)
      largest = max(largest, value.magnitude)
      isWhole = isWhole && value == value.rounded(.up)
    }
    let style: Style =
      largest / smallest > 1000 || largest > 1e8 || smallest < 1e-4
      ? .scientific : isWhole ? .whole : .fixed
    self.style = style
    width = shown.map { NumberFormat.text($0, style).utf8.count }.max() ?? 1
  }

  /// A number, padded to the common width.
  func text(_ value: Float) -> String {
    let text = NumberFormat.text(Double(value), style)
    return String(repeating: " ", count: max(0, width - text.utf8.count)) + text
  }

  private static func text(_ value: Double, _ style: Style) -> String {
    switch style {
    case .whole: DecimalText.fixed(value, digits: 0) + (value.isFinite ? "." : "")
    case .fixed: DecimalText.fixed(value, digits: precision)
    case .scientific: DecimalText.scientific(value, digits: precision)
    }
  }
}

/// How PyTorch writes the numbers of one tensor: the same way and width for all of them.
struct NumberFormat {
  private enum Style {
    case whole, fixed, scientific
  }

  private let style: Style
  private let precision: Int
  /// The width of the widest number, to which the others are padded on the left.
  let width: Int

  /// Chooses the style for the numbers that will be shown.
  ///
  /// Scientific if the options say so or leave it open and the numbers differ much; whole, with a
  /// point, if all are; else with decimals. Where no number is finite and not zero, always whole.
  init(for values: some Sequence<Float>, _ options: PrintOptions) {
    precision = options.precision
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
    let isScientific =
      options.scientific ?? (largest / smallest > 1000 || largest > 1e8 || smallest < 1e-4)
    let style: Style = isScientific ? .scientific : isWhole ? .whole : .fixed
    self.style = style
    width = shown.map { NumberFormat.text($0, style, options.precision).utf8.count }.max() ?? 1
  }

  /// A number, padded to the common width.
  func text(_ value: Float) -> String {
    let text = NumberFormat.text(Double(value), style, precision)
    return String(repeating: " ", count: max(0, width - text.utf8.count)) + text
  }

  private static func text(_ value: Double, _ style: Style, _ precision: Int) -> String {
    switch style {
    case .whole: DecimalText.fixed(value, digits: 0) + (value.isFinite ? "." : "")
    case .fixed: DecimalText.fixed(value, digits: precision)
    case .scientific: DecimalText.scientific(value, digits: precision)
    }
  }
}

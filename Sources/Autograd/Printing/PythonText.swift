/// Values as Python writes them, for what is printed as PyTorch prints it.
extension Bool {
  var inPython: String { self ? "True" : "False" }
}

extension Double {
  /// The shortest digits, with an exponent below 1e-4 and from 1e16 on: `0.1`, `1e-05`; `nan` without a sign.
  var inPython: String {
    let text = withOneNaN.description
    // Swift writes out whole numbers below 2⁵⁴, which is a little more.
    if magnitude < 1e16 || !text.hasSuffix(".0") || text.contains("e") { return text }
    var digits = text.dropLast(2).drop { $0 == "-" }
    let exponent = digits.count - 1
    while digits.count > 1, digits.last == "0" { digits.removeLast() }
    let fraction = digits.count > 1 ? "." + digits.dropFirst() : ""
    return "\(self < 0 ? "-" : "")\(digits.prefix(1))\(fraction)e+\(exponent)"
  }

  /// The same, with zero as the whole number that PyTorch's defaults are.
  var asSetting: String { self == 0 ? "0" : inPython }

  /// The same, with whole numbers as Python's integers, as one writes them.
  var asGiven: String { Int(exactly: self).map(String.init) ?? inPython }
}

extension [Int] {
  /// A tuple: `(3, 3)`, `(4,)`.
  var inPython: String {
    count == 1 ? "(\(self[0]),)" : "(\(map(String.init).joined(separator: ", ")))"
  }
}

/// A pair of settings: `(2, 1)`.
func inPython(_ pair: (Int, Int)) -> String { [pair.0, pair.1].inPython }

/// A pair of settings: `(0.9, 0.999)`; with `whole`, `(1e-06, 50)`.
func inPython(_ pair: (Double, Double), whole: Bool = false) -> String {
  let texts = [pair.0, pair.1].map { value in
    Int(exactly: value).flatMap { whole ? String($0) : nil } ?? value.inPython
  }
  return "(\(texts.joined(separator: ", ")))"
}

/// A pair, where PyTorch keeps one number that is given for both: `2`, `(2, 1)`.
func asOne(_ pair: (Int, Int)) -> String {
  pair.0 == pair.1 ? String(pair.0) : inPython(pair)
}

/// Which name each dimension has in an equation of `einsum`: a letter's code, or a negative number for
/// a dimension that `...` stands for, counted from the last of them.
struct EinsumEquation {
  let inputs: [[Int]]
  let output: [Int]

  /// Reads an equation for operands of these shapes; traps where they do not fit, as PyTorch does.
  init(_ equation: String, _ shapes: [Shape], _ file: StaticString, _ line: UInt) {
    let text = equation.filter { $0 != " " }
    let halves = EinsumEquation.halves(of: text)
    let terms = halves.inputs.split(separator: ",", omittingEmptySubsequences: false)
    if terms.count != shapes.count {
      let which = terms.count < shapes.count ? "more" : "fewer"
      trap(
        "einsum(): \(which) operands were provided than specified in the equation", file, line)
    }
    var inputs: [[Int]] = []
    for (operand, (term, shape)) in zip(terms, shapes).enumerated() {
      let named = term.utf8.filter { $0 != 46 }.count
      let covered = shape.rank - named
      if covered < 0 || covered > 0 && !term.contains("...") {
        trap(
          "einsum(): the number of subscripts in the equation (\(named)) does not match the number "
            + "of dimensions (\(shape.rank)) for operand \(operand)"
            + (term.contains("...") ? "" : " and no ellipsis was given"), file, line)
      }
      inputs.append(EinsumEquation.labels(term, covered, file, line))
    }
    let all = inputs.joined()
    let rest = (all.min() ?? 0).signum() < 0 ? Array((all.min() ?? 0)..<0) : []
    if let result = halves.output {
      output = EinsumEquation.labels(result, rest.count, file, line)
    } else {
      let once = Set(all).filter { label in
        label >= 0 && all.reduce(0) { $0 + ($1 == label ? 1 : 0) } == 1
      }
      output = rest + once.sorted()
    }
    self.inputs = inputs
    check(shapes, file, line)
  }

  private func check(_ shapes: [Shape], _ file: StaticString, _ line: UInt) {
    for (i, label) in output.enumerated() {
      let name = EinsumEquation.name(label)
      if output[..<i].contains(label) {
        trap("einsum(): output subscript \(name) appears more than once in the output", file, line)
      }
      if !inputs.joined().contains(label) {
        trap(
          "einsum(): output subscript \(name) does not appear in the equation for any input operand",
          file, line)
      }
    }
    var extents: [Int: Int] = [:]
    for (operand, (labels, shape)) in zip(inputs, shapes).enumerated() {
      for (dim, label) in labels.enumerated() {
        let known = extents[label] ?? 1
        if known != 1 && shape[dim] != 1 && known != shape[dim] {
          trap(
            "einsum(): subscript \(EinsumEquation.name(label)) has size \(shape[dim]) for operand "
              + "\(operand) which does not broadcast with previously seen size \(known)", file, line
          )
        }
        if known == 1 { extents[label] = shape[dim] }
      }
    }
  }

  private static func halves(of text: String) -> (inputs: Substring, output: Substring?) {
    guard let dash = text.firstIndex(of: "-"), text[dash...].hasPrefix("->") else {
      return (text[...], nil)
    }
    return (text[..<dash], text[dash...].dropFirst(2))
  }

  /// The names of one term, whose `...` stands for so many dimensions.
  private static func labels(
    _ term: Substring, _ covered: Int, _ file: StaticString, _ line: UInt
  ) -> [Int] {
    var (labels, rest) = ([Int](), term)
    while let first = rest.first {
      if rest.hasPrefix("...") {
        labels += (0..<covered).map { $0 - covered }
        rest = rest.dropFirst(3)
      } else if first.isASCII && first.isLetter, let code = first.asciiValue {
        labels.append(Int(code))
        rest = rest.dropFirst()
      } else {
        trap(
          "einsum(): invalid subscript given at index \(term.distance(from: term.startIndex, to: rest.startIndex)) "
            + "in the equation string, subscripts must be in [a-zA-Z]", file, line)
      }
    }
    return labels
  }

  private static func name(_ label: Int) -> String {
    UInt8(exactly: label).map { String(UnicodeScalar($0)) } ?? "..."
  }
}

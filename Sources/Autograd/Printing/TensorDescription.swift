extension Tensor: CustomStringConvertible {
  /// The tensor as PyTorch prints it.
  ///
  ///     print(Tensor([1.5, 2]))                  // tensor([1.5000, 2.0000])
  ///     print(Tensor(30, requiresGrad: true))    // tensor(30., requires_grad=True)
  ///
  /// More than a thousand elements are summarised: three at either end of each dimension.
  public var description: String {
    var layout = ArrayDescription(node.shape)
    let format = NumberFormat(
      for: node.count == 0 ? [] : layout.shownOffsets.map { node.data[$0] })
    return layout.text(width: format.width, suffixes: historySuffixes) { offset in
      format.text(node.data[offset])
    }
  }
}

extension Tensor {
  /// What PyTorch says about the graph after the numbers.
  private var historySuffixes: [String] {
    if let name = node.gradientName { return ["grad_fn=<\(name)>"] }
    return node.fields.pointee.requiresGrad ? ["requires_grad=True"] : []
  }
}

extension IndexTensor: CustomStringConvertible {
  /// The numbers as PyTorch prints a tensor of integers.
  ///
  ///     print(IndexTensor([2, 0, 11]))  // tensor([ 2,  0, 11])
  public var description: String {
    describe(values, extents, type: "torch.int64") { String($0) }
  }
}

extension Mask: CustomStringConvertible {
  /// The truth values as PyTorch prints them.
  ///
  ///     print(Mask([true, false]))  // tensor([ True, False])
  public var description: String {
    describe(values, extents, type: "torch.bool") { $0 ? "True" : "False" }
  }
}

/// Elements that are all padded on the left to the width of the widest one shown.
private func describe<Element>(
  _ values: [Element], _ shape: Shape, type: String, _ text: (Element) -> String
) -> String {
  var layout = ArrayDescription(shape)
  let shown = values.isEmpty ? [] : layout.shownOffsets
  let width = shown.map { text(values[$0]).utf8.count }.max() ?? 0
  return layout.text(width: width, type: type) { offset in
    let text = text(values[offset])
    return String(repeating: " ", count: width - text.utf8.count) + text
  }
}

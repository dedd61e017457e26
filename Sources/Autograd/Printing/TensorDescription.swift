extension Tensor: CustomStringConvertible {
  /// The tensor as PyTorch prints it.
  ///
  ///     print(Tensor([1.5, 2]))                  // tensor([1.5000, 2.0000])
  ///     print(Tensor(30, requiresGrad: true))    // tensor(30., requires_grad=True)
  ///
  /// A parameter of a module has `Parameter containing:` in the line above.
  /// More than a thousand elements are summarised: three at either end of each dimension.
  /// `PrintOptions` changes that.
  public var description: String { description(.current) }

  /// The tensor as PyTorch prints it with these options.
  ///
  ///     Tensor([1.0 / 3]).description(PrintOptions(precision: 2))  // tensor([0.33])
  public func description(_ options: PrintOptions) -> String {
    if isMissingGradient { return "None" }
    var layout = ArrayDescription(node.shape, options)
    let format = NumberFormat(
      for: node.count == 0 ? [] : layout.shownOffsets.map { node.data[$0] }, options)
    let text = layout.text(width: format.width, suffixes: historySuffixes) { offset in
      format.text(node.data[offset])
    }
    return node.fields.pointee.isParameter ? "Parameter containing:\n" + text : text
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
  public var description: String { description(.current) }

  /// The numbers as PyTorch prints them with these options.
  ///
  ///     IndexTensor(0..<10).description(PrintOptions(threshold: 5, edgeItems: 1))
  ///     // tensor([0,  ..., 9])
  public func description(_ options: PrintOptions) -> String {
    describe(values, extents, type: "torch.int64", options) { String($0) }
  }
}

extension Mask: CustomStringConvertible {
  /// The truth values as PyTorch prints them.
  ///
  ///     print(Mask([true, false]))  // tensor([ True, False])
  public var description: String { description(.current) }

  /// The truth values as PyTorch prints them with these options.
  ///
  ///     Mask([true, false, true]).description(PrintOptions(lineWidth: 20))
  ///     // tensor([ True,
  ///     //         False,
  ///     //          True])
  public func description(_ options: PrintOptions) -> String {
    describe(values, extents, type: "torch.bool", options) { $0 ? "True" : "False" }
  }
}

/// Elements that are all padded on the left to the width of the widest one shown.
private func describe<Element>(
  _ values: [Element], _ shape: Shape, type: String, _ options: PrintOptions,
  _ text: (Element) -> String
) -> String {
  var layout = ArrayDescription(shape, options)
  let shown = values.isEmpty ? [] : layout.shownOffsets
  let width = shown.map { text(values[$0]).utf8.count }.max() ?? 1
  return layout.text(width: width, type: type) { offset in
    let text = text(values[offset])
    return String(repeating: " ", count: max(0, width - text.utf8.count)) + text
  }
}

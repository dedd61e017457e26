import CAutograd

extension Module {
  /// A table of the model's parts, with the shapes of their outputs for an input of the given shape
  /// and the number of their own parameters.
  ///
  ///     print(Sequential { Linear(64, 10); Softmax(dim: 1) }.summary(inputShape: [8, 64]))
  ///
  ///     Name  Layer    Output shape  Parameters
  ///     0     Linear   [8, 10]              650
  ///     1     Softmax  [8, 10]                0
  ///     Total                               650
  ///
  /// The model is run once, on zeros, in evaluation mode and without recording; modes and the shared
  /// random generator are then what they were. The layers of this library know the shapes; a module
  /// of one's own shows `-`. Without a shape, so do all.
  public func summary(inputShape: [Int]? = nil) -> String {
    let parts = PartSearch(self).parts
    let record = CallRecord()
    if let inputShape {
      record.observe(parts.flatMap(\.modes)) { _ = self(.zeros(inputShape)) }
    }
    var rows = [["Name", "Layer", "Output shape", "Parameters"]]
    for part in parts where parts.count == 1 || !part.name.isEmpty {
      let shape = part.modes.first.flatMap { record.shapes[ObjectIdentifier($0)] }
      rows.append([
        part.name, String(describing: type(of: part.module)), shape?.description ?? "-",
        String(part.parameterCount),
      ])
    }
    let total = parts.map(\.parameterCount).reduce(0, +)
    rows.append(["Total", "", "", String(total)])
    return aligned(rows)
  }
}

extension PartSearch.Part {
  /// The number of the module's own parameters, without those of its parts.
  fileprivate var parameterCount: Int {
    tensors.filter(\.tensor.requiresGrad).map(\.tensor.count).reduce(0, +)
  }
}

/// The shapes of what layers returned while a model was run.
private final class CallRecord {
  var shapes: [ObjectIdentifier: [Int]] = [:]

  /// Runs a model in evaluation mode, and leaves no other trace than the shapes.
  func observe(_ modes: [TrainingMode], _ run: () -> Void) {
    let wereTraining = modes.map(\.isTraining)
    let generator = withSharedGenerator { $0 }
    let outer = autograd_thread().pointee.call_record
    for mode in modes { mode.isTraining = false }
    autograd_thread().pointee.call_record = Unmanaged.passUnretained(self).toOpaque()
    noGrad(run)
    autograd_thread().pointee.call_record = outer
    for (mode, wasTraining) in zip(modes, wereTraining) { mode.isTraining = wasTraining }
    withSharedGenerator { $0 = generator }
  }
}

extension TrainingMode {
  /// The output of the layer that this mode belongs to, of which a summary takes down the shape.
  @inline(__always)
  func noting(_ output: Tensor) -> Tensor {
    if let record = autograd_thread().pointee.call_record {
      Unmanaged<CallRecord>.fromOpaque(record).takeUnretainedValue()
        .shapes[ObjectIdentifier(self)] = output.shape
    }
    return output
  }
}

/// Rows of cells as text: the last column is aligned on the right, the others on the left.
private func aligned(_ rows: [[String]]) -> String {
  let widths = (rows.first ?? []).indices.map { column in
    rows.map { $0[column].count }.max() ?? 0
  }
  return rows.map { row in
    zip(row, widths).enumerated().map { column, cell in
      let padding = String(repeating: " ", count: cell.1 - cell.0.count)
      return column == widths.count - 1 ? padding + cell.0 : cell.0 + padding
    }.joined(separator: "  ")
  }.joined(separator: "\n")
}

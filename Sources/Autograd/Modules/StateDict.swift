/// The numbers of a model: to look at, to save, and to load again.
extension Parameterized {
  /// The parameters with their names, in PyTorch's order.
  ///
  /// The tensors are those of the model, not copies: a change in place of one changes the model.
  ///
  ///     Linear(2, 3).stateDict.map(\.name)  // ["weight", "bias"]
  public var stateDict: [(name: String, tensor: Tensor)] {
    namedParameters
  }

  /// Overwrites the numbers of this model with those of tensors of the same names.
  ///
  /// Throws `CheckpointError.mismatch` with everything that differs, and changes nothing then: names
  /// missing or not expected, unless `strict` is false, and shapes other than the model's.
  ///
  ///     try copy.load(model.stateDict)
  public func load(
    _ stateDict: [(name: String, tensor: Tensor)], strict: Bool = true
  ) throws(CheckpointError) {
    var sources: [String: Tensor] = [:]
    var differences: [CheckpointError.Mismatch] = []
    for (name, tensor) in stateDict where sources.updateValue(tensor, forKey: name) != nil {
      differences.append(.duplicate(name))
    }
    let targets = self.stateDict
    for (name, target) in targets {
      guard let source = sources[name] else {
        if strict { differences.append(.missing(name)) }
        continue
      }
      if source.shape != target.shape {
        differences.append(.shape(name, expected: target.shape, found: source.shape))
      }
    }
    if strict {
      let known = Set(targets.map(\.name))
      differences += stateDict.filter { !known.contains($0.name) }.map { .unexpected($0.name) }
    }
    if !differences.isEmpty { throw .mismatch(differences) }
    for (name, target) in targets {
      guard let source = sources[name] else { continue }
      target.node.data.update(from: source.node.data, count: target.count)
      // As every change in place: a graph that has saved the old numbers cannot be differentiated.
      target.node.fields.pointee.version &+= 1
    }
  }

  /// Writes the model's tensors to a safetensors file, all of it or nothing.
  ///
  ///     try model.save(to: "model.safetensors")
  ///
  /// Python reads it: `safetensors.torch.load_file("model.safetensors")`. See
  /// `saveSafetensors(_:to:metadata:)`.
  public func save(
    to path: String, metadata: [String: String] = [:]
  ) throws(CheckpointError) {
    try saveSafetensors(stateDict, to: path, metadata: metadata)
  }

  /// Overwrites the model's numbers with those of a safetensors file.
  ///
  /// Throws if the file cannot be read or is not in order, and where `load(_:strict:)` does; the
  /// model is unchanged then.
  ///
  ///     try model.load(from: "model.safetensors")
  public func load(from path: String, strict: Bool = true) throws(CheckpointError) {
    try load(loadSafetensors(from: path).tensors, strict: strict)
  }
}

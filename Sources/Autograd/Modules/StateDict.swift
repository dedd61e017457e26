/// The numbers of a model: to look at, to save, and to load again.
extension Parameterized {
  /// The parameters and buffers with their names, in PyTorch's order: module by module its
  /// parameters, its buffers, its buffers of integers.
  ///
  /// The tensors are those of the model, not copies: a change in place of one changes the model.
  /// Buffers of integers alone are copied to tensors.
  ///
  ///     Linear(2, 3).stateDict.map(\.name)  // ["weight", "bias"]
  public var stateDict: [(name: String, tensor: Tensor)] {
    ModelState(self).entries.map { entry in
      switch entry.storage {
      case .tensor(let tensor): (entry.name, tensor)
      case .integers(let buffer): (entry.name, Tensor(buffer.value))
      }
    }
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
    try ModelState(self).load(Safetensors(stateDict), strict: strict)
  }

  /// Writes the model's parameters and buffers to a safetensors file, all of it or nothing.
  ///
  ///     try model.save(to: "model.safetensors")
  ///
  /// Python reads it: `safetensors.torch.load_file("model.safetensors")`. See
  /// `saveSafetensors(_:indexTensors:to:metadata:)`.
  public func save(
    to path: String, metadata: [String: String] = [:]
  ) throws(CheckpointError) {
    try saveSafetensors(
      stateDict, indexTensors: namedIndexBuffers.map { ($0.name, $0.buffer.value) }, to: path,
      metadata: metadata)
  }

  /// Overwrites the model's numbers with those of a safetensors file.
  ///
  /// Throws if the file cannot be read or is not in order, and where `load(_:strict:)` does; the
  /// model is unchanged then.
  ///
  ///     try model.load(from: "model.safetensors")
  public func load(from path: String, strict: Bool = true) throws(CheckpointError) {
    try ModelState(self).load(loadSafetensors(from: path), strict: strict)
  }
}

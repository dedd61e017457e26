/// The numbers of a model: to look at, to save, and to load again.
extension Parameterized {
  /// The parameters and buffers with their names, in PyTorch's order: module by module its
  /// parameters, its buffers, its buffers of integers.
  ///
  /// Copies without history, as of `detached()`: later training does not change them, and `load(_:)`
  /// brings the model back to them.
  ///
  ///     Linear(2, 3).stateDict.map(\.name)  // ["weight", "bias"]
  public var stateDict: [(name: String, tensor: Tensor)] {
    ModelState(self).tensors.map { ($0.name, $0.tensor.detached()) }
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
      ModelState(self).tensors,
      indexTensors: namedIndexBuffers.map { ($0.name, $0.buffer.value) }, to: path,
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

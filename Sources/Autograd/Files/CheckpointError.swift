/// Why a file could not be read or written, or a model not loaded.
///
///     do {
///       try model.load(from: "model.safetensors")
///     } catch {
///       print(error)
///     }
///     // model.safetensors, byte 0: the header is said to have 4294967295 bytes, but 56 follow; …
public enum CheckpointError: Error, Equatable, Sendable {
  /// The system does not let the file be read.
  case unreadable(path: String, reason: String)
  /// The system does not let the file be written; what was there before is untouched.
  case unwritable(path: String, reason: String)
  /// The file is damaged, or not what it is taken for: what is wrong, from which byte on.
  case malformed(path: String, byte: Int, reason: String)
  /// The file is in order, but holds something that tensors cannot hold.
  case unsupported(path: String, byte: Int, reason: String)
  /// A tensor cannot be written under this name.
  case invalidName(String, reason: String)
  /// The tensors are not those of the model: everything that differs.
  case mismatch([Mismatch])

  /// One difference between a model and the tensors that were to be loaded.
  public enum Mismatch: Equatable, Sendable {
    /// The model has a tensor of this name, of which there is none to load.
    case missing(String)
    /// The model has no tensor of this name.
    case unexpected(String)
    /// There are several tensors of this name.
    case duplicate(String)
    /// The model's tensor has another shape.
    case shape(String, expected: [Int], found: [Int])
    /// The model's tensor is one of integers, and other numbers were to be loaded.
    case notWhole(String)
  }
}

extension CheckpointError: CustomStringConvertible {
  /// What is wrong, where, and what to do about it.
  public var description: String {
    switch self {
    case .unreadable(let path, let reason):
      "\(path) cannot be read: \(reason)"
    case .unwritable(let path, let reason):
      "\(path) cannot be written, and was not changed: \(reason)"
    case .malformed(let path, let byte, let reason):
      "\(path), byte \(byte): \(reason); the file is damaged or of another format"
    case .unsupported(let path, let byte, let reason):
      "\(path), byte \(byte): \(reason)"
    case .invalidName(let name, let reason):
      "no tensor can be written under the name \"\(name)\": \(reason)"
    case .mismatch(let differences):
      "the tensors are not those of the model:"
        + differences.map { "\n  \($0.description)" }.joined()
    }
  }
}

extension CheckpointError.Mismatch: CustomStringConvertible {
  /// The difference in words.
  public var description: String {
    switch self {
    case .missing(let name): "missing: \(name)"
    case .unexpected(let name): "unexpected: \(name)"
    case .duplicate(let name): "more than once: \(name)"
    case .shape(let name, let expected, let found):
      "size mismatch for \(name): the model has \(expected), the file \(found)"
    case .notWhole(let name): "not whole numbers: \(name)"
    }
  }
}

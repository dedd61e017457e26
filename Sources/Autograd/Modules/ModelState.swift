import Synchronization

/// Everything that a model stores under a name, to be overwritten all together or not at all.
struct ModelState {
  struct Entry {
    let name: String
    let storage: Storage
  }

  enum Storage {
    case tensor(Tensor)
    case integers(IndexBuffer)

    var shape: [Int] {
      switch self {
      case .tensor(let tensor): tensor.shape
      case .integers(let buffer): buffer.value.shape
      }
    }
  }

  let entries: [Entry]

  init(_ module: any Parameterized) {
    entries = PartSearch(module).parts.flatMap { part -> [Entry] in
      let trained = part.tensors.filter(\.tensor.requiresGrad)
      let tensors = trained + part.tensors.filter { !$0.tensor.requiresGrad }
      let buffers = part.indexBuffers.map { Entry(name: $0.name, storage: .integers($0.buffer)) }
      return tensors.map { Entry(name: $0.name, storage: .tensor($0.tensor)) } + buffers
    }
  }

  /// The model's own tensors, and copies of its buffers of integers.
  var tensors: [(name: String, tensor: Tensor)] {
    entries.map { entry in
      switch entry.storage {
      case .tensor(let tensor): (entry.name, tensor)
      case .integers(let buffer): (entry.name, Tensor(buffer.value))
      }
    }
  }

  /// Overwrites the model with the tensors of the same names; throws, and changes nothing, if they
  /// are not those of the model.
  func load(_ file: Safetensors, strict: Bool) throws(CheckpointError) {
    var differences: [CheckpointError.Mismatch] = []
    var sources: [String: Tensor] = [:]
    for (name, tensor) in file.tensors where sources.updateValue(tensor, forKey: name) != nil {
      differences.append(.duplicate(name))
    }
    let integers = Dictionary(
      file.indexTensors.map { ($0.name, $0.tensor) }, uniquingKeysWith: { first, _ in first })

    var changes: [() -> Void] = []
    for entry in entries {
      let name = entry.name
      guard let source = sources[name] else {
        if strict { differences.append(.missing(name)) }
        continue
      }
      if source.shape != entry.storage.shape {
        differences.append(.shape(name, expected: entry.storage.shape, found: source.shape))
        continue
      }
      switch entry.storage {
      case .tensor(let target): changes.append { target.overwrite(with: source) }
      case .integers(let target):
        if let value = integers[name] ?? IndexTensor(exactly: source) {
          changes.append { target.value = value }
        } else {
          differences.append(.notWhole(name))
        }
      }
    }
    if strict {
      let known = Set(entries.map(\.name))
      differences += file.tensors.filter { !known.contains($0.name) }.map { .unexpected($0.name) }
    }
    if !differences.isEmpty { throw .mismatch(differences) }
    for change in changes { change() }
  }
}

extension Tensor {
  /// Takes over the numbers of a tensor of the same shape, outside every graph.
  fileprivate func overwrite(with source: Tensor) {
    node.data.update(from: source.node.data, count: count)
    // As every change in place: a graph that has saved the old numbers cannot be differentiated.
    node.fields.pointee.version &+= 1
  }
}

extension IndexTensor {
  /// The numbers of a tensor, if all of them are whole.
  fileprivate init?(exactly tensor: Tensor) {
    let values = tensor.values.compactMap { Int(exactly: $0) }
    if values.count != tensor.count { return nil }
    self.init(values, Shape(tensor.shape))
  }
}

/// Integers that a module keeps next to its parameters, such as the number of batches seen.
///
/// PyTorch keeps them as tensors of 64-bit integers in its state dict; `namedIndexBuffers` lists
/// them here. Copies of a module share the buffer:
///
///     let layer = BatchNorm1d(3)
///     layer.batchesTracked?.value = IndexTensor(7)
public final class IndexBuffer: Sendable {
  private let storage: Mutex<IndexTensor>

  /// A buffer that holds the given integers.
  public init(_ value: IndexTensor) {
    storage = Mutex(value)
  }

  /// The integers.
  public var value: IndexTensor {
    get { storage.withLock { $0 } }
    set { storage.withLock { $0 = newValue } }
  }
}

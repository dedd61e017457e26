import Synchronization

/// Integers that a module keeps beside its parameters, such as the number of batches seen.
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

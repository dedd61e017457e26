/// An array of numbers with any number of dimensions that can differentiate what was computed from
/// it.
///
/// Numbers are `Float`s in row-major order. Operations on tensors that require gradients are
/// recorded; `backward()` on a result walks the record and leaves a gradient with every leaf:
///
///     let w = Tensor(3, requiresGrad: true)
///     let loss = (2 * w - 1).squared()
///     loss.backward()
///     print(w.grad)  // tensor(20.)
///
/// A tensor is a handle: copies share numbers, gradient and history, as variables in PyTorch do, and
/// changes in place (`w -= …`, `fill(with:)`) are seen through all of them. That is why a `let` may be
/// changed.
///
/// Tensors are `Sendable` under PyTorch's rule: read them from as many tasks as you like, but change
/// one, or run `backward()` through it, from one task at a time.
public struct Tensor: @unchecked Sendable {
  /// Nil stands for a gradient that is not there: it prints, and nothing else.
  private let storage: Node?

  @inline(__always)
  init(_ node: Node) {
    storage = node
  }

  private init() {
    storage = nil
  }

  /// What `grad` is where no backward pass has left one.
  static let missingGradient = Tensor()

  var isMissingGradient: Bool { storage == nil }

  @inline(__always)
  var node: Node {
    guard let storage else { fatalError("no gradient yet: call backward() first") }
    return storage
  }
}

extension Tensor {
  /// The extents of all dimensions: `[2, 3]` for two rows of three, `[]` for a single number.
  public var shape: [Int] { node.shape.extentsArray }

  /// The number of dimensions.
  public var rank: Int { node.shape.rank }

  /// The number of elements.
  public var count: Int { node.count }

  /// All elements, in row-major order, widened to `Double` as Python has them.
  ///
  /// So `print` shows the same digits. What is not a number is the one `Double.nan`. Where `Float`s
  /// are expected they are those that the tensor holds.
  ///
  ///     Tensor([0.1, 2]).values            // [0.10000000149011612, 2.0]
  ///     Tensor([0.1, 2]).values as [Float]  // [0.1, 2.0]
  public var values: [Double] { floats.map(Double.init) }

  /// The number in a tensor of one element, whatever its shape; traps for any other count.
  ///
  /// It is widened to `Double`, as in Python, so that `print` shows the same digits. Where a `Float` is
  /// expected it is the one that the tensor holds. What is not a number is the one `Double.nan`,
  /// without a sign.
  ///
  ///     Tensor(0.1).item           // 0.10000000149011612
  ///     Tensor(0.1).item as Float  // 0.1
  public var item: Double { Double(float) }
}

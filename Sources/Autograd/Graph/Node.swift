import CAutograd

/// One tensor and, if it was computed from others that require gradients, how.
///
/// One allocation holds all of it: the fields below, and behind them the numbers. A node without
/// operands is a leaf. Operands are unmanaged references that own one retain each, because reading
/// a strong field costs an atomic retain and release, and the graph reads links all the time.
final class Node: ManagedBuffer<NodeFields, Float> {
  deinit {
    let fields = self.fields
    fields.pointee.gradient?.release()
    fields.pointee.context?.release()
    if fields.pointee.isAnnotated { Annotations.remove(for: self) }
    releaseOperands()
    if fields.pointee.count > Node.largestInlineCount {
      autograd_free_block(fields.pointee.data, fields.pointee.count)
    }
  }
}

/// Everything a node stores except its numbers.
struct NodeFields {
  /// `count` numbers in row-major order.
  let data: UnsafeMutablePointer<Float>
  let count: Int
  var shape: Shape
  /// Counts the changes in place.
  ///
  /// It stands here, and other fields where they do, to leave no gaps: a graph has many nodes.
  var version: UInt32 = 0

  /// The operands, as far as the backward pass needs them.
  var first: Unmanaged<Node>?
  var second: Unmanaged<Node>?
  var third: Unmanaged<Node>?

  /// A leaf's `grad`.
  var gradient: Unmanaged<Node>?
  /// The gradient that a running backward pass has gathered so far; while nodes are released, the
  /// next one in line.
  var incoming: Unmanaged<Node>?

  /// Orders operations by creation: greater than the operands' own, zero for a leaf.
  var sequence: UInt64 = 0

  /// What the node computes; nil for a leaf.
  var operation: (any Operation.Type)?
  /// What else the gradient rule reads, besides operands and constants: indices, dimensions.
  var context: Unmanaged<AnyObject>?

  /// The versions of the operands whose numbers the gradient rule reads.
  var firstVersion: UInt32 = 0
  var secondVersion: UInt32 = 0

  /// The operation's constants: a scalar operand or a reduction's divisor; dimensions or an index.
  var scalar: Float = 0
  var secondScalar: Float = 0
  var argument: Int32 = 0
  var secondArgument: Int32 = 0

  var requiresGrad = false
  /// Operands that receive a gradient.
  var differentiated: Operands = []
  /// Operands whose numbers the gradient rule reads.
  var saved: Operands = []
  /// Whether a backward pass has let go of what was saved.
  var isReleased = false
  /// Whether the operation changed this node in place: the first operand is what it was before.
  var hasPast = false
  /// Whether `Annotations` holds something about this node.
  var isAnnotated = false
  /// Whether a node that is no leaf keeps its gradient.
  var retainsGrad = false
  /// Whether it is printed as a parameter of a module.
  var isParameter = false
}

/// A set of what an operation deals with: its operands, the number next to them, its own result.
struct Operands: OptionSet {
  let rawValue: UInt8

  static let first = Operands(rawValue: 1)
  static let second = Operands(rawValue: 2)
  static let third = Operands(rawValue: 4)
  static let result = Operands(rawValue: 8)
  static let scalar = Operands(rawValue: 16)
  static let context = Operands(rawValue: 32)

  // The standard library's own are generic: a debug build spent a quarter of its time in them.

  @inline(__always)
  var isEmpty: Bool { rawValue == 0 }

  @inline(__always)
  func contains(_ member: Operands) -> Bool { rawValue & member.rawValue == member.rawValue }

  @inline(__always)
  mutating func insert(_ member: Operands) {
    self = Operands(rawValue: rawValue | member.rawValue)
  }
}

extension Node {
  /// Up to this many numbers lie in the node's own allocation; more get one of their own, aligned
  /// for vector instructions.
  static let largestInlineCount = 1024

  /// The fields, at an address that does not change: take it once a function.
  @inline(__always)
  final var fields: UnsafeMutablePointer<NodeFields> {
    withUnsafeMutablePointerToHeader { $0 }
  }

  @inline(__always)
  final var data: UnsafeMutablePointer<Float> { fields.pointee.data }

  @inline(__always)
  final var count: Int { fields.pointee.count }

  @inline(__always)
  final var shape: Shape { fields.pointee.shape }

  /// A leaf whose numbers are not yet initialised.
  @inline(__always)
  static func uninitialized(_ shape: Shape, count: Int) -> Node {
    let isInline = count <= largestInlineCount
    let buffer = Node.create(minimumCapacity: isInline ? count : 0) { buffer in
      NodeFields(
        data: isInline
          ? buffer.withUnsafeMutablePointerToElements { $0 }
          : autograd_allocate_block(count),
        count: count, shape: shape)
    }
    return unsafeDowncast(buffer, to: Node.self)
  }

  static func uninitialized(_ shape: Shape) -> Node {
    uninitialized(shape, count: shape.count)
  }

  /// A leaf of the shape of `other`, not yet initialised.
  @inline(__always)
  static func uninitialized(like other: Node) -> Node {
    uninitialized(other.fields.pointee.shape, count: other.fields.pointee.count)
  }

  static func filled(_ shape: Shape, with value: Float) -> Node {
    let node = uninitialized(shape)
    node.fillNumbers(with: value)
    return node
  }

  static func scalar(_ value: Float) -> Node {
    let node = uninitialized(Shape(), count: 1)
    node.data[0] = value
    return node
  }

  /// A leaf with the same numbers.
  func copy() -> Node {
    let copy = Node.uninitialized(like: self)
    Elementwise.copy(copy.data, data, count: count)
    return copy
  }
}

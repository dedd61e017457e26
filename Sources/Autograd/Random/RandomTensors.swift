extension Tensor {
  /// Numbers uniformly distributed over `0..<1`: `Tensor.rand(2, 3)`.
  public static func rand(
    _ shape: Int..., requiresGrad: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    rand(shape, requiresGrad: requiresGrad, file: file, line: line)
  }

  /// Numbers uniformly distributed over `0..<1`: `Tensor.rand(x.shape)`.
  public static func rand(
    _ shape: [Int], requiresGrad: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    uniform(shape, 0, 1, requiresGrad: requiresGrad, file: file, line: line)
  }

  /// Numbers uniformly distributed over `0..<1`, from a generator of one's own.
  ///
  ///     Tensor.rand(2, 3, using: &generator)
  public static func rand(
    _ shape: Int..., using generator: inout Generator, requiresGrad: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    rand(shape, using: &generator, requiresGrad: requiresGrad, file: file, line: line)
  }

  /// Numbers uniformly distributed over `0..<1`, from a generator of one's own.
  ///
  ///     Tensor.rand(x.shape, using: &generator)
  public static func rand(
    _ shape: [Int], using generator: inout Generator, requiresGrad: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    random(shape, requiresGrad, file, line) { values in
      for i in values.indices { values[i] = generator.uniform() }
    }
  }

  /// Numbers of the standard normal distribution: `Tensor.randn(2, 3)`.
  public static func randn(
    _ shape: Int..., requiresGrad: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    randn(shape, requiresGrad: requiresGrad, file: file, line: line)
  }

  /// Numbers of the standard normal distribution: `Tensor.randn(x.shape)`.
  public static func randn(
    _ shape: [Int], requiresGrad: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    random(shape, requiresGrad, file, line) { values in
      withSharedGenerator { $0.fillNormal(values) }
    }
  }

  /// Numbers of the standard normal distribution, from a generator of one's own.
  ///
  ///     Tensor.randn(2, 3, using: &generator)
  public static func randn(
    _ shape: Int..., using generator: inout Generator, requiresGrad: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    randn(shape, using: &generator, requiresGrad: requiresGrad, file: file, line: line)
  }

  /// Numbers of the standard normal distribution, from a generator of one's own.
  ///
  ///     Tensor.randn(x.shape, using: &generator)
  public static func randn(
    _ shape: [Int], using generator: inout Generator, requiresGrad: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    random(shape, requiresGrad, file, line) { generator.fillNormal($0) }
  }

  /// Numbers uniformly distributed over `0..<1`, in the shape of another tensor.
  ///
  ///     Tensor.rand(like: x).shape  // that of x
  public static func rand(like other: Tensor, requiresGrad: Bool = false) -> Tensor {
    rand(other.shape, requiresGrad: requiresGrad)
  }

  /// Numbers of the standard normal distribution, in the shape of another tensor.
  ///
  ///     Tensor.randn(like: x).shape  // that of x
  public static func randn(like other: Tensor, requiresGrad: Bool = false) -> Tensor {
    randn(other.shape, requiresGrad: requiresGrad)
  }

  /// Numbers uniformly distributed over `low..<high`.
  static func uniform(
    _ shape: [Int], _ low: Double, _ high: Double, requiresGrad: Bool,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    random(shape, requiresGrad, file, line) { values in
      withSharedGenerator { generator in
        for i in values.indices { values[i] = generator.uniform(low, high) }
      }
    }
  }

  private static func random(
    _ shape: [Int], _ requiresGrad: Bool, _ file: StaticString, _ line: UInt,
    _ fill: (UnsafeMutableBufferPointer<Float>) -> Void
  ) -> Tensor {
    let node = Node.uninitialized(Shape(shape, file: file, line: line))
    node.fields.pointee.requiresGrad = requiresGrad
    fill(UnsafeMutableBufferPointer(start: node.data, count: node.count))
    return Tensor(node)
  }
}

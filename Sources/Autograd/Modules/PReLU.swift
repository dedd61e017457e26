/// The layer of `prelu`: every element above zero, and the others times a factor that is trained.
///
/// Shapes: any, and the same again; `weight` is `[1]`, or `[channels]` for inputs `[n, channels, …]`. He and
/// others (2015).
///
///     PReLU()(Tensor([-2, 3]))  // -0.5000, 3.0000
public struct PReLU: Module, Sendable {
  /// The slope below zero: one for all, or one for each channel.
  public let weight: Tensor
  private let mode = TrainingMode()

  /// A layer with so many slopes, all of which begin alike.
  ///
  ///     PReLU(8, initialValue: 0.1)
  public init(
    _ parameters: Int = 1, initialValue: Double = 0.25,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    let slopes = Tensor.full([parameters], value: initialValue, file: file, line: line)
    slopes.requiresGrad = true
    weight = slopes.asParameter()
  }

  /// The settings, as PyTorch prints them.
  public var extraDescription: String { "num_parameters=\(weight.count)" }

  /// The function of every element.
  public func callAsFunction(
    _ input: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    mode.noting(input.prelu(weight, file: file, line: line))
  }

  // What `Module` asks for, which cannot know its caller. Direct calls take the one above.
  /// The function of every element.
  @_disfavoredOverload
  public func callAsFunction(_ input: Tensor) -> Tensor {
    self(input, file: #fileID, line: #line)
  }
}

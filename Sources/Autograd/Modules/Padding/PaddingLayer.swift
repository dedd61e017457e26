/// A layer that surrounds sequences or images with further elements: what all of them do alike.
///
/// `padded` says what fits, and traps where something does not.
public protocol PaddingLayer: Module {
  /// How many elements are added before and behind each dimension, the last one first.
  var pads: [Int] { get }
  /// What is added.
  var paddingMode: PaddingMode { get }
  /// Whether the layer is trained, which changes nothing here.
  var mode: TrainingMode { get }
}

extension PaddingLayer {
  /// The settings, as PyTorch prints them.
  public var extraDescription: String { pads.inPython }

  /// The layer's output.
  public func callAsFunction(
    _ input: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    mode.noting(input.padded(pads, mode: paddingMode, file: file, line: line))
  }

  // What `Module` asks for, which cannot know its caller. Direct calls take the one above.
  /// The layer's output.
  @_disfavoredOverload
  public func callAsFunction(_ input: Tensor) -> Tensor {
    self(input, file: #fileID, line: #line)
  }
}

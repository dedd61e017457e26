/// A layer that gives what it is given.
///
///     let shortcut: any Module = changesWidth ? Linear(16, 32) : Identity()
public struct Identity: Module, Sendable {
  private let mode = TrainingMode()

  /// The layer, which has no settings.
  public init() {}

  /// The input itself.
  ///
  ///     Identity()(Tensor([1, 2]))  // tensor([1., 2.])
  public func callAsFunction(_ input: Tensor) -> Tensor {
    mode.noting(input)
  }
}

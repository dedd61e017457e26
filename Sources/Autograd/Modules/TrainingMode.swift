import Synchronization

/// Whether a module is being trained or used: what `train()` and `eval()` switch.
///
/// Modules are mostly structures, so the mode is an object that their copies share, as they share
/// their tensors. A module of one's own that differs in training stores one:
///
///     struct Noise: Module {
///       let mode = TrainingMode()
///       func callAsFunction(_ x: Tensor) -> Tensor {
///         mode.isTraining ? x + 0.1 * Tensor.randn(x.shape) : x
///       }
///     }
public final class TrainingMode: Sendable {
  private let flag = Atomic(true)

  /// A mode that begins with training.
  public init() {}

  /// True for training, false for evaluation.
  public var isTraining: Bool {
    get { flag.load(ordering: .relaxed) }
    set { flag.store(newValue, ordering: .relaxed) }
  }
}

extension Parameterized {
  /// Switches this module and its parts to training, or to evaluation: `model.train(false)`.
  public func train(_ isTraining: Bool = true) {
    for mode in PartSearch(self).modes { mode.isTraining = isTraining }
  }

  /// Switches this module and its parts to evaluation: dropout passes everything, and batch
  /// normalisation uses the statistics that it kept.
  ///
  ///     model.eval()
  ///     let prediction = noGrad { model(x) }
  public func eval() {
    train(false)
  }

  /// Whether this module is in training mode, as at first: false as soon as it or a part of it is
  /// in evaluation mode.
  ///
  /// All layers of this library with parameters, `Dropout` and `Sequential` know the mode; a module
  /// without such parts always trains.
  public var isTraining: Bool {
    PartSearch(self).modes.allSatisfy(\.isTraining)
  }
}

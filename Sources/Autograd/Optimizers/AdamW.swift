/// Adam with weight decay apart from the gradients (Loshchilov and Hutter 2019).
///
///     let optimizer = AdamW(model.parameters, learningRate: 0.001, weightDecay: 0.01)
///
/// Before each step as `Adam` takes it, w = (1 - learningRate · weightDecay) · w, the factor rounded
/// once.
public final class AdamW: Adam {
  /// An optimizer for leaves that require gradients.
  ///
  /// Traps for no parameters, for one that is not a leaf, and for settings out of range.
  ///
  ///     AdamW(model.parameters, learningRate: 0.001, weightDecay: 0.1)
  public init(
    _ parameters: [Tensor], learningRate: Double = 0.001, betas: (Double, Double) = (0.9, 0.999),
    epsilon: Double = 1e-8, weightDecay: Double = 0.01,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    super.init(
      parameters, learningRate, betas, epsilon, weightDecay, decaysBeforeStep: true, file, line)
  }
}

/// Parameters that an optimizer trains with settings of their own.
///
/// What a group does not say itself is as for the whole optimizer:
///
///     let optimizer = SGD(
///       groups: [
///         ParameterGroup(base.parameters),
///         ParameterGroup(head.parameters) { $0.learningRate = 0.1 },
///       ], learningRate: 0.01, momentum: 0.9)
///     optimizer.groups[1].momentum  // 0.9
///
/// Settings may be changed between steps: `for group in optimizer.groups { group.learningRate /= 2 }`.
@dynamicMemberLookup
public final class ParameterGroup<Settings: OptimizerSettings> {
  /// The leaves that are trained.
  public let parameters: [Tensor]
  /// How they are trained.
  public var settings = Settings()
  /// The rate that the group began with, which schedules count from.
  public private(set) var initialLearningRate = 0.0

  /// What a schedule adds to what is printed.
  var scheduledListing: [(name: String, value: String)] = []

  private let change: (inout Settings) -> Void

  /// A group whose settings are those of the optimizer, changed by a function.
  public init(_ parameters: [Tensor], _ change: @escaping (inout Settings) -> Void = { _ in }) {
    self.parameters = parameters
    self.change = change
  }

  /// A setting.
  public subscript<Value>(dynamicMember path: WritableKeyPath<Settings, Value>) -> Value {
    get { settings[keyPath: path] }
    set { settings[keyPath: path] = newValue }
  }

  func begin(with defaults: Settings) {
    settings = defaults
    change(&settings)
    initialLearningRate = settings.learningRate
  }
}

/// The settings of an optimizer, which may differ from one group of parameters to the next.
public protocol OptimizerSettings {
  /// How far a step goes; may be set between steps, as schedules do.
  var learningRate: Double { get set }
  /// Whether steps lead up instead of down.
  var maximize: Bool { get set }
  /// Names and values, as PyTorch prints them.
  var listing: [(name: String, value: String)] { get }
  /// What is wrong with a setting, in PyTorch's words; nil if nothing is.
  var problem: String? { get }
  /// The settings that are used where none are given.
  init()
}

/// What is wrong with the first of some settings that must not be negative.
func negative(_ settings: (name: String, value: Double)...) -> String? {
  settings.first { !($0.value >= 0) }.map { "Invalid \($0.name): \($0.value)" }
}

/// What is wrong with shares of running means.
func wrong(_ betas: (Double, Double)) -> String? {
  [betas.0, betas.1].enumerated().first { !($1 >= 0 && $1 < 1) }.map {
    "Invalid beta parameter at index \($0): \($1)"
  }
}

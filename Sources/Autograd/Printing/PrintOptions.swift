import Synchronization

/// How tensors are printed: PyTorch's `set_printoptions` as a value.
///
///     let x = Tensor([1.0 / 3, 200])
///     x.description(PrintOptions(precision: 2))  // tensor([  0.33, 200.00])
///     x.description(.short)                      // the same
///
/// For all of a program: `PrintOptions.shared = .short`. For a part: `withPrintOptions(.short) { … }`.
public struct PrintOptions: Hashable, Sendable {
  /// The number of decimals, of numbers that are not all whole.
  public var precision: Int
  /// A tensor of more elements is summarised.
  public var threshold: Int
  /// How many elements a summary shows at either end of each dimension.
  public var edgeItems: Int
  /// The number of characters after which rows are broken.
  public var lineWidth: Int
  /// Whether numbers have exponents (`1.0000e-03`); nil leaves it to the numbers.
  ///
  /// They have then if the largest is over a thousand times the smallest, over 10⁸, or the smallest
  /// under 10⁻⁴, zeros and infinities aside.
  public var scientific: Bool?

  /// The options given, and PyTorch's own for the others.
  ///
  ///     PrintOptions(precision: 2, scientific: false)
  public init(
    precision: Int = 4, threshold: Int = 1000, edgeItems: Int = 3, lineWidth: Int = 80,
    scientific: Bool? = nil
  ) {
    self.precision = precision
    self.threshold = threshold
    self.edgeItems = edgeItems
    self.lineWidth = lineWidth
    self.scientific = scientific
  }
}

extension PrintOptions {
  /// PyTorch's profile "default": four decimals, and summaries of more than a thousand elements.
  public static let `default` = PrintOptions()

  /// PyTorch's profile "short": two decimals, and two elements at either end of a summary.
  public static let short = PrintOptions(precision: 2, edgeItems: 2)

  /// PyTorch's profile "full": all elements, however many.
  public static let full = PrintOptions(threshold: .max)

  /// The options of the whole program, as `torch.set_printoptions` sets them.
  ///
  ///     PrintOptions.shared.precision = 2
  public static var shared: PrintOptions {
    get { sharedOptions.withLock { $0 } }
    set { sharedOptions.withLock { $0 = newValue } }
  }

  /// What a tensor is printed with here and now.
  static var current: PrintOptions { scoped ?? shared }

  @TaskLocal fileprivate static var scoped: PrintOptions?
}

private let sharedOptions = Mutex(PrintOptions())

/// Runs `body` with other options for all that it prints, as PyTorch's `torch.printoptions` does.
///
///     withPrintOptions(.full) { print(weights) }
///
/// Applies to the current task. Scopes nest; the value that `body` returns and the error that it
/// throws are passed on.
public func withPrintOptions<Result>(
  _ options: PrintOptions, _ body: () throws -> Result
) rethrows -> Result {
  try PrintOptions.$scoped.withValue(options, operation: body)
}

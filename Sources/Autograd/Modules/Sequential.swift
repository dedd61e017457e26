/// A model whose modules are applied one after another.
///
/// It is built from a list in which conditions and loops may stand:
///
///     let model = Sequential {
///       Linear(2, 16)
///       ReLU()
///       for _ in 0..<depth {
///         Linear(16, 16)
///         ReLU()
///       }
///       if usesDropout { Dropout(0.2) }
///       Linear(16, 1)
///     }
///     model.namedParameters.map(\.name)  // ["0.weight", "0.bias", "2.weight", …]
///
/// It is `Sendable` under the rule of `Tensor`: change it, or what its modules hold, from one task at
/// a time.
public struct Sequential: Module, @unchecked Sendable {
  /// The modules, in the order in which they are applied.
  public let modules: [any Module]
  private let mode = TrainingMode()

  /// The modules are named by their positions alone, as PyTorch's are.
  public static var partNames: [String: String] { ["modules": ""] }

  /// A model of the modules listed.
  ///
  ///     Sequential { Linear(2, 16); ReLU(); Linear(16, 1) }
  public init(@ModuleBuilder _ modules: () -> [any Module]) {
    self.modules = modules()
  }

  /// A model of modules that are known only when the program runs.
  ///
  ///     Sequential(widths.map { Linear($0, $0) })
  public init(_ modules: [any Module]) {
    self.modules = modules
  }

  /// How many modules there are.
  public var count: Int { modules.count }

  /// The module at a position, which may be counted from the end: `model[0]`, `model[-1]`.
  ///
  /// Traps, in PyTorch's words, where there is none.
  public subscript(
    index: Int, file: StaticString = #fileID, line: UInt = #line
  ) -> any Module {
    if index < -count || index >= count { trap("index \(index) is out of range", file, line) }
    return modules[index < 0 ? index + count : index]
  }

  /// What the last module makes of what the one before it made, and so on.
  ///
  ///     let prediction = model(x)
  public func callAsFunction(_ input: Tensor) -> Tensor {
    var output = input
    for module in modules { output = module(output) }
    return mode.noting(output)
  }
}

/// Makes a list of modules from the statements that `Sequential` is given.
@resultBuilder
public enum ModuleBuilder {
  /// A module.
  public static func buildExpression(_ module: any Module) -> [any Module] { [module] }

  /// Several modules at once.
  public static func buildExpression(_ modules: [any Module]) -> [any Module] { modules }

  /// One statement after another.
  public static func buildBlock(_ parts: [any Module]...) -> [any Module] { parts.flatMap { $0 } }

  /// `if` without `else`.
  public static func buildOptional(_ part: [any Module]?) -> [any Module] { part ?? [] }

  /// The first branch of `if` or `switch`.
  public static func buildEither(first part: [any Module]) -> [any Module] { part }

  /// Another branch of `if` or `switch`.
  public static func buildEither(second part: [any Module]) -> [any Module] { part }

  /// `for`.
  public static func buildArray(_ parts: [[any Module]]) -> [any Module] { parts.flatMap { $0 } }
}

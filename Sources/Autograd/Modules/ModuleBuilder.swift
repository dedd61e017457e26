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

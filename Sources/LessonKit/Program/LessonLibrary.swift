/// A library that lessons may import without further ado.
public struct LessonLibrary: Sendable {
  /// The modules that a lesson may import, whose names all contain the first one's.
  public let modules: [String]
  /// The modules that they are made of besides.
  public let parts: [String]
  /// Whether only the programs link it that name it: it would make every program slower to link and,
  /// where it brings Foundation along, to start.
  public let isOptional: Bool

  /// All of them.
  public static let all = [
    LessonLibrary(
      modules: ["Autograd"], parts: ["CAutograd", "LessonRuntime", "CLessonRuntime"],
      isOptional: false),
    LessonLibrary(
      modules: ["AutogradData"], parts: ["CAutogradData"], isOptional: true),
    LessonLibrary(modules: ["Plots", "TensorPlots"], parts: [], isOptional: true),
  ]

  /// The modules that come with this tool and with nothing else.
  static let importable = Set(all.flatMap(\.modules))

  /// Whether a program with this text links it; what never names a library does not import it.
  public func isLinked(by program: String) -> Bool {
    !isOptional || modules.prefix(1).contains { program.contains($0) }
  }
}

/// Names that the module of a lesson's program cannot have, whatever its package.
///
/// A program that had the name of a module that it imports, itself or through others, would import
/// itself. Lessons with numbers never have one, because no module's name begins with a digit.
enum ModuleNames {
  /// The modules of toolchains and systems, and those that every program has.
  static let ofToolchain = Set(
    (swift + system + ["LessonRuntime CLessonRuntime"])
      .flatMap { $0.split(separator: " ") }.map(String.init))

  /// The modules of Swift's toolchains, 6.2 and 6.3.
  private static let swift = [
    "main Builtin Swift SwiftOnoneSupport SwiftShims SwiftOverlayShims Cxx CxxShim CxxStdlib",
    "CxxStdlibShim Distributed Observation RegexBuilder Runtime Synchronization std cassert cstdlib",
    "compat _Builtin_float _Concurrency _Differentiation _InternalStaticMirror _InternalSwiftScan",
    "_RegexParser _StringProcessing _SwiftConcurrencyShims _SynchronizationShims _Volatile",
    "Foundation FoundationEssentials FoundationInternationalization FoundationNetworking",
    "FoundationXML _FoundationCShims _FoundationCollections _FoundationICU CoreFoundation",
    "Testing XCTest _TestDiscovery _TestingInterop _Testing_Foundation",
    "PackageDescription PackagePlugin CompilerPluginSupport SwiftBasicFormat SwiftCompilerPlugin",
    "SwiftCompilerPluginMessageHandling SwiftDiagnostics SwiftIDEUtils SwiftIfConfig",
    "SwiftLibraryPluginProvider SwiftOperators SwiftParser SwiftParserDiagnostics SwiftRefactor",
    "SwiftSyntax SwiftSyntaxBuilder SwiftSyntaxMacroExpansion SwiftSyntaxMacros",
  ]

  /// The modules of systems: those of Linux, and those of macOS that others import.
  private static let system = [
    "Glibc SwiftGlibc Musl Dispatch CDispatch DispatchIntrospection CUUID",
    "Darwin MachO ObjectiveC os simd XPC Security Combine AppKit SwiftUI CoreGraphics CoreData",
    "CoreImage CoreText CoreServices CFNetwork IOKit Accelerate OSLog System DarwinFoundation",
    "Metal QuartzCore UniformTypeIdentifiers CoreTransferable DeveloperToolsSupport Accessibility",
    "SwiftUICore CoreVideo OpenGL ImageIO ColorSync CloudKit CoreLocation Symbols ptrauth",
  ]
}

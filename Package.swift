// swift-tools-version: 6.2
import PackageDescription

/// The lessons, in the order of the course.
///
/// Each needs `Lessons/NAME.md` and a stub source in
/// `Sources/LessonPrograms/NAME`, because SwiftPM drops a target that has generated sources only.
let lessons = [
  "01-by-hand",
  "02-autograd",
  "03-loss-and-optimizer",
  "04-linear-layer",
  "05-own-layer",
  "06-writing-lessons",
  "07-expected-output",
  "08-the-command",
  "09-your-own-package",
  "10-reference",
  "11-two-moons",
  "12-own-autograd",
  "13-digits",
  "14-convolutions",
  "15-optimizers",
  "16-overfitting",
  "17-embeddings",
  "18-recurrent-network",
  "19-attention",
  "20-transformer",
  "21-keeping-it",
]

/// What our own targets are built with.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]
let strictC: [CSetting] = [.treatAllWarnings(as: .error)]

/// The modules of the pure core, which the command's own modules build on.
let coreModules = [
  "LessonText", "LessonMarkdown", "LessonFormat", "LessonMatching", "LessonCode",
  "LessonDocumentation", "LessonResults", "LessonNotebook", "LessonPages",
]
let core = coreModules.map { Target.Dependency.byName(name: $0) }

/// A product of another package; only the command and the plugins need any.
func product(_ name: String, of package: String) -> Target.Dependency {
  .product(name: name, package: package, condition: .when(traits: ["Command"]))
}

/// A module of the pure core, `Sources/LessonKit/NAME`.
func stage(
  _ name: String, on dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
  .target(
    name: "Lesson" + name, dependencies: dependencies, path: "Sources/LessonKit/" + name,
    exclude: exclude, swiftSettings: strict)
}

let package = Package(
  name: "Lessons",
  // `Mutex` and `Atomic` of the standard library need it.
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Autograd", targets: ["Autograd"]),
    .library(name: "AutogradData", targets: ["AutogradData"]),
    .library(name: "Plots", targets: ["Plots"]),
    .library(name: "TensorPlots", targets: ["TensorPlots"]),
    .library(name: "LessonTesting", targets: ["LessonTesting"]),
    // The pure core, for `Tests/Fuzz`: a package of its own, since all of it is compiled for that.
    .library(name: "LessonKit", targets: coreModules),
    .executable(name: "lessons", targets: ["lessons"]),
    .plugin(name: "LessonCommandPlugin", targets: ["LessonCommandPlugin"]),
    .plugin(name: "DocumentationTests", targets: ["DocumentationTests"]),
  ],
  // SwiftPM fetches what any product needs, whatever a package uses. Who depends on the libraries alone says
  // `traits: []`, and fetches nothing.
  traits: [
    .trait(name: "Command", description: "The command, the plugins and LessonTesting."),
    .default(enabledTraits: ["Command"]),
  ],
  // Ranges, so that a package that depends on this one has room. What Output/ says depends on the versions
  // of swift-syntax (colours) and swift-mustache (layout): `.ci/run` fixes them.
  dependencies: [
    // The syntax of cells and the colours of their code. SwiftParser and SwiftSyntax only: the other
    // modules of this package would double its build time. A package has one version of it, and its
    // macros may want an older one; 600 lacks a part of the syntax.
    .package(url: "https://github.com/swiftlang/swift-syntax", "602.0.0"..<"604.0.0"),
    // Decimal arithmetic without rounding, for tolerances; builds in seconds.
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
    // Subcommands, options, help and completion; builds in seconds.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // The sockets of `lessons watch`: maintained, and without dependencies of its own. Only FlyingSocks:
    // the HTTP server of the package (0.27) sets no limit to the length of a header.
    .package(url: "https://github.com/swhitty/FlyingFox", .upToNextMinor(from: "0.27.1")),
    // The templates of pages: maintained, and without dependencies of its own. It adds 6 s of
    // processor time to the first build.
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    // Markdown.
    .systemLibrary(
      name: "CCMark", pkgConfig: "libcmark",
      providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    // SHA-256, for what decides on a verdict. A file of our own, because the toolchain has none on Linux,
    // and swift-crypto adds 90 s of processor time to the first build.
    .target(name: "CSHA256", cSettings: strictC),
    // The files that the command carries: its pages' styles, scripts and templates, its runtime's sources.
    .target(name: "CLessonFiles", cSettings: strictC),
    // The pure core, a module a stage, in the order that a lesson goes through them: text with positions
    // and diagnostics; Markdown with its formulas; the lesson in it; printed lines held against expected
    // ones; the lesson's programs; the code in other documentation; what came of them; notebooks; pages.
    stage("Text", on: ["CLessonFiles", "CSHA256"]),
    stage("Markdown", on: ["CCMark", "LessonText"]),
    stage(
      "Format",
      on: ["CCMark", "LessonMarkdown", "LessonText", product("BigInt", of: "BigInt")]),
    stage("Matching", on: ["CCMark", "LessonFormat", "LessonMarkdown", "LessonText"]),
    stage(
      "Code",
      on: [
        "LessonFormat", "LessonMarkdown", "LessonText",
        product("SwiftParser", of: "swift-syntax"),
        product("SwiftSyntax", of: "swift-syntax"),
      ]),
    stage(
      "Documentation",
      on: [
        "LessonCode", "LessonFormat", "LessonMarkdown", "LessonText",
        product("SwiftParser", of: "swift-syntax"),
        product("SwiftSyntax", of: "swift-syntax"),
      ]),
    stage(
      "Results",
      on: [
        "CCMark", "LessonCode", "LessonDocumentation", "LessonFormat", "LessonMarkdown",
        "LessonMatching", "LessonText",
        product("SwiftSyntax", of: "swift-syntax"),
      ]),
    stage(
      "Notebook",
      on: [
        "LessonCode", "LessonFormat", "LessonMarkdown", "LessonMatching", "LessonResults",
        "LessonText",
      ]),
    stage(
      "Pages",
      on: [
        "CCMark", "CLessonFiles", "LessonCode", "LessonDrawing", "LessonFormat", "LessonMarkdown",
        "LessonMatching", "LessonNotebook", "LessonResults", "LessonText",
        product("Mustache", of: "swift-mustache"),
        product("SwiftSyntax", of: "swift-syntax"),
      ], exclude: ["Render/Assets", "Render/Templates", "Preview/Assets"]),
    // What charts and diagrams are made of: SVG, colours of a page, the width of text, graphs in layers.
    .target(name: "LessonDrawing", swiftSettings: strict),
    // Runs a lesson's program under its limits.
    .target(name: "CLessonProcess", cSettings: strictC),
    .target(
      name: "LessonProcess",
      dependencies: [
        "CLessonProcess", "LessonCode", "LessonFormat", "LessonResults", "LessonText",
      ],
      swiftSettings: strict),
    // Finds out whether a lesson is true: packages, the compiler, what is kept, verdicts.
    .target(
      name: "LessonVerification", dependencies: core + ["CLessonFiles", "LessonProcess"],
      swiftSettings: strict),
    // The command. The libraries that lesson programs link are named here so that they are built
    // and lie beside the command when it starts the compiler.
    .executableTarget(
      name: "lessons",
      dependencies: core + [
        "LessonProcess", "LessonVerification", "LessonRuntime", "Autograd", "AutogradData", "Plots",
        "TensorPlots",
        product("ArgumentParser", of: "swift-argument-parser"),
        product("FlyingSocks", of: "FlyingFox"),
      ],
      swiftSettings: strict),
    // What a lesson's program links.
    .target(name: "CLessonRuntime", cSettings: strictC),
    .target(name: "LessonRuntime", dependencies: ["CLessonRuntime"], swiftSettings: strict),
    // What the generated XCTest classes call.
    .target(
      name: "LessonTesting", dependencies: core + ["LessonProcess", "LessonVerification"],
      swiftSettings: strict),
    // Tensors and reverse-mode differentiation.
    .target(
      name: "CAutograd",
      // The kernels are optimized in debug builds too: lessons and tests train networks there.
      cSettings: strictC + [.unsafeFlags(["-O2"], .when(configuration: .debug))],
      linkerSettings: [.linkedLibrary("m")]),
    .target(name: "Autograd", dependencies: ["CAutograd"], swiftSettings: strict),
    // Shipped data sets and tables: what needs Foundation, so that `Autograd` does not.
    .target(
      name: "CAutogradData", exclude: ["Digits", "Iris"], cSettings: strictC),
    .target(
      name: "AutogradData",
      dependencies: ["Autograd", "CAutogradData"],
      swiftSettings: strict),
    // Charts as SVG. A module of our own, because the packages there are draw through Foundation or
    // Cairo: their digits differ from system to system, and their colours do not follow a page.
    .target(
      name: "Plots", dependencies: ["LessonDrawing", "LessonRuntime"], swiftSettings: strict),
    // What draws tensors and their graphs, so that `Plots` and `Autograd` know nothing of each other.
    .target(name: "TensorPlots", dependencies: ["Autograd", "Plots"], swiftSettings: strict),
    // The tool of the plugins: it tells them the build folder and does nothing else, and they run the
    // `lessons` command that lies there. SwiftPM builds tools apart from all else: the command as their tool
    // would be compiled twice, swift-syntax too.
    .executableTarget(name: "LessonBuildFolder", swiftSettings: strict),
    // `swift package lessons check` in packages that depend on this one. It asks for no permission, so that
    // CI has to give none: `update` writes, and wants one where plugins run in a sandbox (macOS).
    .plugin(
      name: "LessonCommandPlugin",
      capability: .command(
        intent: .custom(
          verb: "lessons", description: "Verify the code in lessons, pages and doc comments.")),
      dependencies: ["LessonBuildFolder"], path: "Sources/LessonCommandPlugin"),
    // The documentation of a package as XCTest classes, on a test target of it.
    .plugin(
      name: "DocumentationTests", capability: .buildTool(), dependencies: ["LessonBuildFolder"],
      path: "Sources/DocumentationTestsPlugin"),
    // Extracts lesson programs and tests.
    .plugin(
      name: "LessonPlugin", capability: .buildTool(), dependencies: ["LessonBuildFolder"],
      path: "Sources/LessonPlugin"),
    .testTarget(
      name: "LessonKitTests", dependencies: core + ["LessonDrawing"],
      exclude: ["Render/CommonMark"],
      swiftSettings: strict),
    .testTarget(
      name: "CommandTests", dependencies: core,
      exclude: ["Cases", "Downloads", "Notebooks", "Restrictions", "Updates"],
      swiftSettings: strict),
    .testTarget(
      name: "AutogradTests", dependencies: ["Autograd", "CAutograd"],
      exclude: ["FixtureScripts"],
      resources: [.copy("Fixtures")],
      swiftSettings: strict),
    .testTarget(
      name: "AutogradDataTests", dependencies: ["AutogradData"], swiftSettings: strict),
    .testTarget(
      name: "PlotsTests", dependencies: core + ["LessonDrawing", "Plots", "TensorPlots"],
      swiftSettings: strict),
    .testTarget(
      name: "LessonTests", dependencies: ["LessonTesting"] + lessons.map { .target(name: $0) },
      swiftSettings: strict, plugins: ["LessonPlugin"]),
  ]
    + lessons.map { lesson in
      .executableTarget(
        name: lesson,
        dependencies: ["Autograd", "AutogradData", "LessonRuntime", "Plots", "TensorPlots"],
        path: "Sources/LessonPrograms/\(lesson)",
        // A cell that ends in a call without a result makes the compiler warn about the value that
        // is displayed, and nothing but this flag keeps that from an author who can do nothing.
        swiftSettings: [
          .defaultIsolation(MainActor.self), .unsafeFlags(["-suppress-warnings"]),
        ],
        plugins: ["LessonPlugin"])
    },
  swiftLanguageModes: [.v6]
)

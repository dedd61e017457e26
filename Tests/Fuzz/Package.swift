// swift-tools-version: 6.2
import PackageDescription

// A package of its own: everything in it, the core too, is compiled for coverage-guided fuzzing.
let package = Package(
  name: "Fuzz",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "Lessons", path: "../..")],
  targets: [
    .executableTarget(
      name: "FuzzLessons",
      dependencies: [.product(name: "LessonKit", package: "Lessons")],
      path: "Sources")
  ],
  swiftLanguageModes: [.v6]
)

// swift-tools-version: 6.2
import PackageDescription

// A package of somebody else, which depends on this one for its plugins: `Tests/Dependant/run` tries them.
let package = Package(
  name: "Dependant",
  platforms: [.macOS(.v15)],
  products: [.library(name: "Greeting", targets: ["Greeting"])],
  dependencies: [.package(name: "lessons", path: "../..")],
  targets: [
    .target(name: "Greeting"),
    .testTarget(
      name: "GreetingDocumentation",
      plugins: [.plugin(name: "DocumentationTests", package: "lessons")]),
  ]
)

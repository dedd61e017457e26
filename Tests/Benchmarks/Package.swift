// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nobody who builds or tests the library fetches what it measures with.
let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "Lessons", path: "../.."),
    // Repeats, percentiles and tables. Without its traits it counts no allocations, and needs no
    // library that replaces malloc.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .executableTarget(
      name: "AutogradBenchmarks",
      dependencies: [
        .product(name: "Autograd", package: "Lessons"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/Autograd",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
    // Beside PyTorch, which a Python process measures in turns with it.
    .executableTarget(
      name: "TorchComparison",
      dependencies: [.product(name: "Autograd", package: "Lessons")],
      path: "Comparison", exclude: ["torch_side.py"]),
    // Not a measurement: goes through all Floats, against numbers of higher precision.
    .executableTarget(
      name: "CorrectRounding",
      dependencies: ["CMPFR", .product(name: "Autograd", package: "Lessons")],
      path: "Checks/CorrectRounding", exclude: ["coefficients.py"]),
    // Functions of any precision, correctly rounded, which only CorrectRounding needs.
    .systemLibrary(
      name: "CMPFR", path: "Checks/CMPFR", pkgConfig: "mpfr",
      providers: [.apt(["libmpfr-dev"]), .brew(["mpfr"])]),
  ],
  swiftLanguageModes: [.v6]
)

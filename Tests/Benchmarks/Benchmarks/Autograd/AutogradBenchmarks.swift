// How fast the library is. Builds in release; from the package's root:
//
//     swift package --package-path Tests/Benchmarks benchmark
//
// Columns are percentiles over repeated measurements: p50 is the figure to quote. A training step is
// that of lesson 2 (four samples, one weight): forward, backward, update, clear. It stands beside a
// hand-written loop of the same arithmetic, both measured in turns in one run, and their ratio.
import Autograd
import Benchmark

let benchmarks: @Sendable () -> Void = {
  let stepTime = BenchmarkMetric.custom("Autograd, ns a step", useScalingFactor: false)
  let loopTime = BenchmarkMetric.custom("Loop by hand, ns a step", useScalingFactor: false)
  let ratio = BenchmarkMetric.custom("Autograd over loop, times", useScalingFactor: false)

  Benchmark(
    "Training step of lesson 2",
    configuration: .init(
      metrics: [stepTime, loopTime, ratio], warmupIterations: 10, maxDuration: .seconds(3))
  ) { benchmark in
    let steps = 10_000
    let model = LessonModel()
    var loop = LessonLoop()
    let step = nanoseconds(each: steps) { model.step() }
    let byHand = nanoseconds(each: steps) { loop.step() }
    precondition(model.w.item == loop.w, "the two must compute the same")
    benchmark.measurement(stepTime, Int(step.rounded()))
    benchmark.measurement(loopTime, Int(byHand.rounded()))
    benchmark.measurement(ratio, Int((step / byHand).rounded()))
  }

  let build = BenchmarkMetric.custom("Build, ns a node", useScalingFactor: false)
  let backward = BenchmarkMetric.custom("Backward, ns a node", useScalingFactor: false)
  let release = BenchmarkMetric.custom("Release, ns a node", useScalingFactor: false)

  for graph in DeepGraph.allCases {
    Benchmark(
      "A million nodes, \(graph.rawValue)",
      configuration: .init(
        metrics: [build, backward, release], warmupIterations: 1, maxDuration: .seconds(5))
    ) { benchmark in
      let nodes = 1_000_000
      var last: Tensor? = Tensor(1, requiresGrad: true)
      let start = last
      let times = [
        (build, nanoseconds(each: nodes) { last = last.map { graph.extend($0, start) } }),
        (backward, nanoseconds(per: nodes) { last?.backward(retainGraph: true) }),
        (release, nanoseconds(per: nodes) { last = nil }),
      ]
      for (metric, time) in times { benchmark.measurement(metric, Int(time.rounded())) }
    }
  }
}

/// The time that one of `count` calls takes.
private func nanoseconds(each count: Int, _ body: () -> Void) -> Double {
  nanoseconds(per: count) {
    for _ in 0..<count { body() }
  }
}

/// The time that one call takes, divided by `count`.
private func nanoseconds(per count: Int, _ body: () -> Void) -> Double {
  ContinuousClock().measure(body) / .nanoseconds(1) / Double(count)
}

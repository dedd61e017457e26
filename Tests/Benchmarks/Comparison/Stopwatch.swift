/// Measures a step in batches.
struct Stopwatch {
  private let step: () -> Void

  init(_ step: @escaping () -> Void) {
    self.step = step
  }

  /// The time of one step: that of the fastest of batches of about a twentieth of the time.
  func nanoseconds(seconds: Double) -> Double {
    var count = 1
    while time(of: count) < seconds / 20 { count *= 2 }
    let end = ContinuousClock.now + .seconds(seconds)
    var best = time(of: count)
    while ContinuousClock.now < end { best = min(best, time(of: count)) }
    return best / Double(count) * 1e9
  }

  private func time(of count: Int) -> Double {
    ContinuousClock().measure {
      for _ in 0..<count { step() }
    } / .seconds(1)
  }
}

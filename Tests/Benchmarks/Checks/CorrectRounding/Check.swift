import CAutograd

/// Compares every variant of a function with the reference.
struct Check: Sendable {
  let reference: ReferenceFunction
  /// Every how many-th bit pattern is an input.
  let stride: Int

  static let parts = 1024
  /// The variants that this processor has.
  static let lanes = [
    (name: "portable", variant: AUTOGRAD_PORTABLE), (name: "AVX2", variant: AUTOGRAD_AVX2),
    (name: "AVX-512", variant: AUTOGRAD_AVX512),
  ].filter { candidate in
    var result: Float = 0
    return autograd_apply(AUTOGRAD_EXP, candidate.variant, &result, [0], 1)
  }
  /// Every how many-th input goes through the slow path, besides those that are hard.
  private static let carefulStride = 1021

  /// All inputs, on as many threads as there are processors.
  func run() async -> Tally {
    await withTaskGroup(of: Tally.self) { group in
      for part in 0..<Check.parts { group.addTask { tally(part: part) } }
      return await group.reduce(into: Tally()) { $0 += $1 }
    }
  }

  private func tally(part: Int) -> Tally {
    var tally = Tally()
    let reference = Reference(reference)
    let size = (1 << 32) / Check.parts
    let first = (part * size + stride - 1) / stride * stride
    let patterns = Swift.stride(from: first, to: (part + 1) * size, by: stride)
    var inputs: [Float] = []
    inputs.reserveCapacity(1 << 14)
    for pattern in patterns {
      inputs.append(Float(bitPattern: UInt32(pattern)))
      if inputs.count == 1 << 14 {
        compare(inputs, with: reference, tally: &tally)
        inputs.removeAll(keepingCapacity: true)
      }
    }
    compare(inputs, with: reference, tally: &tally)
    tally.undecided = reference.undecided
    tally.hardest = reference.hardest
    return tally
  }

  private func compare(_ inputs: [Float], with reference: Reference, tally: inout Tally) {
    var hard: [Int] = []
    var expected = [Float](repeating: 0, count: inputs.count)
    for (i, x) in inputs.enumerated() {
      let result = reference.result(x)
      expected[i] = result.value
      tally.add(input: x, expected: result.value)
      if result.isHard || i % Check.carefulStride == 0 { hard.append(i) }
    }
    for (name, variant) in Check.lanes {
      let results = apply(variant, to: inputs)
      for i in inputs.indices {
        tally.compare(results[i], to: expected[i], input: inputs[i], variant: name)
      }
    }
    let results = apply(AUTOGRAD_DOUBLE_DOUBLE, to: hard.map { inputs[$0] })
    for (result, i) in zip(results, hard) {
      tally.compare(result, to: expected[i], input: inputs[i], variant: "slow path")
    }
  }

  private func apply(_ variant: autograd_variant, to inputs: [Float]) -> [Float] {
    var results = inputs
    results.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return }
      _ = autograd_apply(reference.function, variant, start, start, buffer.count)
    }
    return results
  }
}

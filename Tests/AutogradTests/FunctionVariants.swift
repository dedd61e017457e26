import CAutograd
import Testing

/// The results of one variant; nothing where the processor lacks it.
func apply(
  _ function: autograd_function, _ variant: autograd_variant, to input: [Float]
) -> [Float]? {
  var results = input
  let isSupported = results.withUnsafeMutableBufferPointer { buffer in
    guard let start = buffer.baseAddress else { return true }
    return autograd_apply(function, variant, start, start, buffer.count)
  }
  return isSupported ? results : nil
}

/// Expects the bits of every variant; a result that is not a number has one pattern only.
func expect(
  _ pairs: [(input: Float, result: Float)], of function: autograd_function,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  for variant in 0..<AUTOGRAD_VARIANT_COUNT.rawValue {
    let variant = autograd_variant(variant)
    // Sixteen of each, so that every lane meets every number.
    for (input, expected) in pairs {
      let inputs = [Float](repeating: input, count: 16)
      guard let results = apply(function, variant, to: inputs) else { continue }
      #expect(
        results.allSatisfy { $0.bitPattern == expected.bitPattern },
        "variant \(variant.rawValue): \(input) gives \(results[0]), not \(expected)",
        sourceLocation: sourceLocation)
    }
  }
}

/// Expects a checksum over inputs and results, for every `stride`-th bit pattern of a Float.
func expectChecksum(
  _ expected: UInt64, of function: autograd_function, by variants: [autograd_variant],
  stride: Int, sourceLocation: SourceLocation = #_sourceLocation
) {
  let inputs = Swift.stride(from: 0, to: 1 << 32, by: stride).map {
    Float(bitPattern: UInt32($0))
  }
  for variant in variants {
    guard let results = apply(function, variant, to: inputs) else { continue }
    var checksum: UInt64 = 0
    for (input, result) in zip(inputs, results) {
      let pair = UInt64(input.bitPattern) << 32 | UInt64(result.bitPattern)
      checksum &+= (pair ^ pair >> 29) &* 0x9e37_79b9_7f4a_7c15
    }
    #expect(checksum == expected, "variant \(variant.rawValue)", sourceLocation: sourceLocation)
  }
}

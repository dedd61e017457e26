import CAutograd

extension Generator {
  /// Fills a buffer with normally distributed numbers in the order in which PyTorch draws them.
  ///
  /// From sixteen numbers on PyTorch takes another way than for fewer: uniform numbers first,
  /// then pairs of them, eight apart, by Box and Muller (1958) in `Float`. A rest shorter than
  /// sixteen is covered by sixteen fresh ones at the end.
  mutating func fillNormal(_ values: UnsafeMutableBufferPointer<Float>) {
    let block = 16
    if values.count < block {
      for i in values.indices { values[i] = Float(normal()) }
      return
    }
    for i in values.indices { values[i] = uniform() }
    for start in stride(from: 0, through: values.count - block, by: block) {
      Generator.transformToNormal(values, from: start)
    }
    if values.count % block != 0 {
      let start = values.count - block
      for i in start..<values.count { values[i] = uniform() }
      Generator.transformToNormal(values, from: start)
    }
  }

  private static func transformToNormal(
    _ values: UnsafeMutableBufferPointer<Float>, from start: Int
  ) {
    for i in start..<start + 8 {
      let radius = (-2 * Float(autograd_log_double(Double(1 - values[i])))).squareRoot()
      let angle = Float(2 * Double.pi) * values[i + 8]
      values[i] = radius * Float(autograd_cos_double(Double(angle)))
      values[i + 8] = radius * Float(autograd_sin_double(Double(angle)))
    }
  }
}

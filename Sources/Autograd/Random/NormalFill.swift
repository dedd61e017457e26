import CAutograd

extension Generator {
  /// Fills a buffer with normally distributed numbers in the order in which PyTorch draws them.
  ///
  /// From sixteen numbers on PyTorch takes another way than for fewer: uniform numbers first,
  /// then pairs of them, eight apart, by Box and Muller (1958) in `Float`. A rest shorter than
  /// sixteen is covered by sixteen fresh ones at the end.
  mutating func fillNormal(
    _ values: UnsafeMutableBufferPointer<Float>, mean: Double = 0, std: Double = 1
  ) {
    let block = 16
    if values.count < block {
      for i in values.indices { values[i] = Float(normal() * std + mean) }
      return
    }
    guard let first = values.baseAddress else { return }
    for i in values.indices { values[i] = uniform() }
    for start in stride(from: 0, through: values.count - block, by: block) {
      Generator.transformToNormal(first + start, Float(mean), Float(std))
    }
    if values.count % block != 0 {
      let start = values.count - block
      for i in start..<values.count { values[i] = uniform() }
      Generator.transformToNormal(first + start, Float(mean), Float(std))
    }
  }

  /// Sixteen uniform numbers: the first eight give the radii, the others the angles.
  private static func transformToNormal(
    _ radii: UnsafeMutablePointer<Float>, _ mean: Float, _ std: Float
  ) {
    let count = 8
    let angles = radii + count
    for i in 0..<count {
      radii[i] = 1 - radii[i]
      angles[i] *= Float(2 * Double.pi)
    }
    autograd_log(radii, radii, count)
    withUnsafeTemporaryAllocation(of: Float.self, capacity: count) { cosines in
      guard let cosine = cosines.baseAddress else { return }
      autograd_cos(cosine, angles, count)
      autograd_sin(angles, angles, count)
      for i in 0..<count {
        let radius = (-2 * radii[i]).squareRoot()
        // One fused multiply-add, as the compiled PyTorch has it.
        radii[i] = mean.addingProduct(radius * cosine[i], std)
        angles[i] = mean.addingProduct(radius * angles[i], std)
      }
    }
  }
}

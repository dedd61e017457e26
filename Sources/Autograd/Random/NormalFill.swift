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
    guard let first = values.baseAddress else { return }
    for i in values.indices { values[i] = uniform() }
    for start in stride(from: 0, through: values.count - block, by: block) {
      Generator.transformToNormal(first + start)
    }
    if values.count % block != 0 {
      let start = values.count - block
      for i in start..<values.count { values[i] = uniform() }
      Generator.transformToNormal(first + start)
    }
  }

  /// Sixteen uniform numbers: the first eight give the radii, the others the angles.
  private static func transformToNormal(_ radii: UnsafeMutablePointer<Float>) {
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
        radii[i] = radius * cosine[i]
        angles[i] *= radius
      }
    }
  }
}

/// Random numbers whose distribution tensors give, PyTorch's own for the same seed.
extension Tensor {
  /// Ones, each with the probability that stands at its place, and zeros.
  ///
  ///     manualSeed(0)
  ///     Tensor.bernoulli(Tensor([0.1, 0.5, 0.9, 0.5]))  // tensor([0., 0., 1., 1.])
  public static func bernoulli(
    _ probabilities: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    withSharedGenerator { bernoulli(probabilities, using: &$0, file: file, line: line) }
  }

  /// Ones, each with the probability that stands at its place, from a generator of one's own.
  ///
  ///     Tensor.bernoulli(probabilities, using: &generator)
  public static func bernoulli(
    _ probabilities: Tensor, using generator: inout Generator,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    for i in 0..<probabilities.count where !(0...1).contains(probabilities.node.data[i]) {
      trap("Expected p_in >= 0 && p_in <= 1 to be true, but got false.", file, line)
    }
    let result = Node.uninitialized(like: probabilities.node)
    for i in 0..<result.count {
      result.data[i] = generator.uniform() < probabilities.node.data[i] ? 1 : 0
    }
    return Tensor(result)
  }

  /// Ones, each with one probability, and zeros: as `torch.empty(2, 3).bernoulli_(0.5)`.
  ///
  ///     Tensor.bernoulli(0.5, 2, 3)
  public static func bernoulli(
    _ probability: Double, _ shape: Int..., file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    withSharedGenerator { bernoulli(probability, shape, using: &$0, file, line) }
  }

  /// Ones, each with one probability, from a generator of one's own.
  ///
  ///     Tensor.bernoulli(0.5, 2, 3, using: &generator)
  public static func bernoulli(
    _ probability: Double, _ shape: Int..., using generator: inout Generator,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    bernoulli(probability, shape, using: &generator, file, line)
  }

  private static func bernoulli(
    _ probability: Double, _ shape: [Int], using generator: inout Generator,
    _ file: StaticString, _ line: UInt
  ) -> Tensor {
    if !(0...1).contains(probability) {
      trap("bernoulli_ expects p to be in [0, 1], but got p=\(probability)", file, line)
    }
    let result = Node.uninitialized(Shape(shape, file: file, line: line))
    for i in 0..<result.count {
      result.data[i] = generator.isTrue(probability: probability) ? 1 : 0
    }
    return Tensor(result)
  }

  /// Normally distributed numbers of one mean and one standard deviation.
  ///
  ///     manualSeed(0)
  ///     Tensor.normal(mean: 2, std: 3, 4)  // tensor([ 6.6230,  1.1197, -4.5364,  3.7053])
  public static func normal(
    mean: Double, std: Double, _ shape: Int..., file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    normal(mean: mean, std: std, shape, file: file, line: line)
  }

  /// Normally distributed numbers of one mean and one standard deviation.
  ///
  ///     Tensor.normal(mean: 0, std: 0.1, x.shape)
  public static func normal(
    mean: Double, std: Double, _ shape: [Int], file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    withSharedGenerator {
      normal(mean: mean, std: std, shape, using: &$0, file: file, line: line)
    }
  }

  /// Normally distributed numbers of one mean and one standard deviation, from a generator of one's own.
  ///
  ///     Tensor.normal(mean: 0, std: 0.1, [2, 3], using: &generator)
  public static func normal(
    mean: Double, std: Double, _ shape: [Int], using generator: inout Generator,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let result = zeros(shape, file: file, line: line)
    result.initialize(.normal(mean: mean, std: std), using: &generator, file: file, line: line)
    return result
  }

  /// Normally distributed numbers of one mean and one standard deviation, from a generator of one's own.
  ///
  ///     Tensor.normal(mean: 2, std: 3, 4, using: &generator)
  public static func normal(
    mean: Double, std: Double, _ shape: Int..., using generator: inout Generator,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    normal(mean: mean, std: std, shape, using: &generator, file: file, line: line)
  }

  /// Normally distributed numbers, each around the mean at its place.
  ///
  ///     Tensor.normal(mean: Tensor([0, 10, 20]), std: 0.5)
  public static func normal(
    mean: Tensor, std: Double, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    withSharedGenerator { normal(mean: mean, std: std, using: &$0, file: file, line: line) }
  }

  /// Normally distributed numbers, each around the mean at its place, from a generator of one's own.
  ///
  ///     Tensor.normal(mean: means, std: 0.5, using: &generator)
  public static func normal(
    mean: Tensor, std: Double, using generator: inout Generator,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let numbers = normal(
      mean: 0, std: std, mean.shape, using: &generator, file: file, line: line)
    return noGrad { numbers + mean }
  }

  /// Normally distributed numbers, each with the standard deviation at its place.
  ///
  ///     Tensor.normal(mean: 1, std: Tensor([0.1, 1, 10]))
  public static func normal(
    mean: Double, std: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    normal(mean: Tensor(mean), std: std, file: file, line: line)
  }

  /// Normally distributed numbers, each with the standard deviation at its place, from a generator of
  /// one's own.
  ///
  ///     Tensor.normal(mean: 1, std: deviations, using: &generator)
  public static func normal(
    mean: Double, std: Tensor, using generator: inout Generator,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    normal(mean: Tensor(mean), std: std, using: &generator, file: file, line: line)
  }

  /// Normally distributed numbers, each with the mean and the standard deviation at its place; with
  /// broadcasting.
  ///
  ///     Tensor.normal(mean: Tensor([0, 10]), std: Tensor([1, 2]))
  public static func normal(
    mean: Tensor, std: Tensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    withSharedGenerator { normal(mean: mean, std: std, using: &$0, file: file, line: line) }
  }

  /// Normally distributed numbers, each with the mean and the standard deviation at its place, from a
  /// generator of one's own.
  ///
  ///     Tensor.normal(mean: means, std: deviations, using: &generator)
  public static func normal(
    mean: Tensor, std: Tensor, using generator: inout Generator,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    for i in 0..<std.count where !(std.node.data[i] >= 0) {
      trap("normal expects all elements of std >= 0.0", file, line)
    }
    let shape = Shape.broadcast(mean.node.shape, std.node.shape, file, line)
    let numbers = randn(shape.extentsArray, using: &generator)
    return noGrad { numbers * std + mean }
  }

  /// The places of so many elements of a vector, or of each row of a matrix, drawn with
  /// probabilities that are in proportion to the elements.
  ///
  /// Without replacement no place is drawn twice. Traps, in PyTorch's words, for weights that are
  /// negative, infinite or all zero, and where there are too few of them.
  ///
  ///     manualSeed(0)
  ///     Tensor([0.1, 0.2, 0.3, 0.4]).multinomial(3, replacement: true)  // tensor([3, 3, 2])
  public func multinomial(
    _ samples: Int, replacement: Bool = false,
    file: StaticString = #fileID, line: UInt = #line
  ) -> IndexTensor {
    withSharedGenerator {
      multinomial(samples, replacement: replacement, using: &$0, file: file, line: line)
    }
  }

  /// Places drawn in proportion to the elements, from a generator of one's own.
  ///
  ///     weights.multinomial(3, replacement: true, using: &generator)
  public func multinomial(
    _ samples: Int, replacement: Bool = false, using generator: inout Generator,
    file: StaticString = #fileID, line: UInt = #line
  ) -> IndexTensor {
    if rank < 1 || rank > 2 { trap("prob_dist must be 1 or 2 dim", file, line) }
    if samples <= 0 { trap("cannot sample n_sample <= 0 samples", file, line) }
    let categories = shape[rank - 1]
    if !replacement && samples > categories {
      trap(
        "cannot sample n_sample > prob_dist.size(-1) samples without replacement", file, line)
    }
    let rows = stride(from: 0, to: count, by: Swift.max(categories, 1)).map { start in
      (start..<start + categories).map { node.data[$0] }
    }
    for row in rows {
      if row.contains(where: { !($0 >= 0 && $0 < .infinity) }) {
        trap("probability tensor contains either `inf`, `nan` or element < 0", file, line)
      }
      let positive = row.reduce(0) { $1 > 0 ? $0 + 1 : $0 }
      if positive == 0 {
        trap("invalid multinomial distribution (sum of probabilities <= 0)", file, line)
      }
    }
    let drawn =
      replacement && samples > 1
      ? rows.map { generator.choices(samples, weights: $0) }
      : generator.distinctChoices(samples, weights: rows)
    return IndexTensor(drawn.flatMap { $0 }, Shape(shape.dropLast() + [samples]))
  }
}

extension Generator {
  /// Places drawn independently: those at which the running sum of weights exceeds uniform numbers.
  fileprivate mutating func choices(_ count: Int, weights: [Float]) -> [Int] {
    var sum: Float = 0
    var sums = weights.map { weight in
      sum += weight
      return sum
    }
    sums = sums.map { $0 / sum }
    return (0..<count).map { _ in
      let number = unitDouble()
      var (low, high) = (0, sums.count)
      while low < high {
        let middle = low + (high - low) / 2
        if Double(sums[middle]) < number { low = middle + 1 } else { high = middle }
      }
      return Swift.min(low, sums.count - 1)
    }
  }

  /// Distinct places: those of the greatest quotients of weights and exponential numbers.
  fileprivate mutating func distinctChoices(_ count: Int, weights: [[Float]]) -> [[Int]] {
    weights.map { row in
      let quotients = row.map { $0 / Float(exponential()) }
      let order = quotients.indices.sorted { quotients[$0] > quotients[$1] }
      return Array(order.prefix(count))
    }
  }
}

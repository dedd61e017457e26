/// Elements put or added at positions along a dimension: what `gathered` takes, the other way round.
extension Tensor {
  /// The tensor with the elements of another at positions along a dimension: for `dim` 0, element
  /// [index[i, j], j] is element [i, j] of `source`.
  ///
  /// The index has as many dimensions as both, none longer than those of `source`, nor than this
  /// tensor's but for `dim`. Of several elements for one position the last counts.
  ///
  ///     Tensor.zeros(2, 3).scattered(dim: 1, index: IndexTensor([[2], [0]]), Tensor([[5], [7]]))
  ///     // tensor([[0., 0., 5.], [7., 0., 0.]])
  public func scattered(
    dim: Int, index: IndexTensor, _ source: Tensor, file: StaticString = #fileID,
    line: UInt = #line
  ) -> Tensor {
    let places = placesToScatter("scatter", dim, index, source, file, line)
    return Scatter(places: places, index: index, adds: false)(self, source)
  }

  /// The tensor with a number at positions along a dimension.
  ///
  ///     let labels = IndexTensor([[2], [0]])
  ///     Tensor.zeros(2, 3).scattered(dim: 1, index: labels, 1)  // the labels one-hot
  public func scattered(
    dim: Int, index: IndexTensor, _ number: some TensorScalar, file: StaticString = #fileID,
    line: UInt = #line
  ) -> Tensor {
    let source = Tensor.full(index.shape, value: number)
    let places = placesToScatter("scatter", dim, index, source, file, line)
    return Scatter(places: places, index: index, adds: false, isNumber: true)(self, source)
  }

  /// The tensor with the elements of another added at positions along a dimension, in order.
  ///
  ///     Tensor.zeros(3).scatterAdded(dim: 0, index: IndexTensor([0, 2, 0]), Tensor([1, 2, 3]))
  ///     // tensor([4., 0., 2.])
  public func scatterAdded(
    dim: Int, index: IndexTensor, _ source: Tensor, file: StaticString = #fileID,
    line: UInt = #line
  ) -> Tensor {
    let places = placesToScatter("scatter_add", dim, index, source, file, line)
    return Scatter(places: places, index: index, adds: true)(self, source)
  }

  /// The parts at positions along a dimension.
  ///
  ///     Tensor([[1, 2], [3, 4]]).indexSelect(dim: 1, index: IndexTensor([1, 1]))
  ///     // tensor([[2., 2.], [4., 4.]])
  public func indexSelect(
    dim: Int, index: IndexTensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    if index.rank > 1 {
      trap("index_select(): Index is supposed to be a vector", file, line)
    }
    let (places, shape) = placesOfParts("index_select", dim, index, file, line)
    return picked(places, shape, Operations.IndexSelect.self, saving: .context)
  }

  /// The tensor with parts of another, times `scale`, added at positions along a dimension, in order.
  ///
  ///     Tensor.zeros(3).indexAdded(dim: 0, index: IndexTensor([2, 2]), Tensor([1, 2]))
  ///     // tensor([0., 0., 3.])
  public func indexAdded(
    dim: Int, index: IndexTensor, _ source: Tensor, scale: Double = 1,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let (places, shape) = placesOfParts("index_add", dim, index, file, line)
    if source.node.shape != shape {
      trap(
        "index_add(): source of shape \(source.shape) does not fit an index of shape "
          + "\(index.shape) along dimension \(dim) of a tensor of shape \(self.shape)", file, line)
    }
    return IndexAdd(places: places, scale: scale)(self, source)
  }

  /// The elements at positions in row-major order, in the shape of the index.
  ///
  ///     Tensor([[1, 2], [3, 4]]).take(IndexTensor([3, 0]))  // tensor([4., 1.])
  public func take(
    _ index: IndexTensor, file: StaticString = #fileID, line: UInt = #line
  ) -> Tensor {
    let places = index.values.map { place in
      if place < -count || place >= count {
        trap(
          "out of range: tried to access index \(place) on a tensor of \(count) elements.", file,
          line)
      }
      return place < 0 ? place + count : place
    }
    return picked(places, index.extents, Operations.Take.self, saving: .context)
  }

  private func placesToScatter(
    _ name: String, _ dim: Int, _ index: IndexTensor, _ source: Tensor, _ file: StaticString,
    _ line: UInt
  ) -> [Int] {
    let (shape, own, values) = (node.shape, index.extents, source.node.shape)
    let dim = shape.position(of: dim, file, line)
    if Swift.max(own.rank, 1) != Swift.max(shape.rank, 1)
      || Swift.max(own.rank, 1) != Swift.max(values.rank, 1)
    {
      trap(
        "\(name)(): Index tensor must have the same number of dimensions as self and src tensor",
        file, line)
    }
    for other in 0..<Swift.min(own.rank, shape.rank)
    where (other != dim && own[other] > shape[other])
      || own[other] > (values.rank == 0 ? 1 : values[other])
    {
      trap(
        "Expected index \(own) to be no larger than self \(shape) apart from dimension \(dim) and to "
          + "be no larger size than src \(values)", file, line)
    }
    var strides = shape.rank == 0 ? [1] : shape.strides
    let step = strides[dim]
    strides[dim] = 0
    let extent = shape.rank == 0 ? 1 : shape[dim]
    let offsets = StridedOffsets(own, strides: own.rank == 0 ? [] : strides)
    return zip(index.values, offsets).map { value, offset in
      if value < 0 || value >= extent {
        trap("index \(value) is out of bounds for dimension \(dim) with size \(extent)", file, line)
      }
      return offset + value * step
    }
  }

  /// Where the elements of the parts at positions along a dimension lie, and their shape.
  func placesOfParts(
    _ name: String, _ dim: Int, _ index: IndexTensor, _ file: StaticString, _ line: UInt
  ) -> ([Int], Shape) {
    let shape = node.shape
    let dim = shape.position(of: dim, file, line)
    let lines = Lines(shape, along: dim)
    for value in index.values where value < 0 || value >= lines.count {
      trap(
        "\(name)(): index \(value) is out of range for dimension \(dim) with size \(lines.count)",
        file,
        line)
    }
    if shape.rank == 0 { return (index.values, Shape(index.shape)) }
    var places: [Int] = []
    for block in 0..<lines.outer {
      for value in index.values {
        let start = (block * lines.count + value) * lines.inner
        places.append(contentsOf: start..<start + lines.inner)
      }
    }
    return (places, shape.replacing(dim, with: index.count, file: file, line: line))
  }
}

/// Elements at places of another tensor, put there or added.
private struct Scatter: NamedFunction {
  let places: [Int]
  let index: IndexTensor
  let adds: Bool
  var isNumber = false
  var nodeName: String {
    adds ? "ScatterAddBackward0" : isNumber ? "ScatterBackward1" : "ScatterBackward0"
  }

  func forward(_ inputs: [Tensor]) -> Tensor {
    let (base, source) = (inputs[0], chosen(inputs[1]))
    if adds { return base.adding(source, at: places) }
    let result = base.flattened()
    // The last of several counts.
    var sources: [Int: Int] = [:]
    for (i, place) in places.enumerated() { sources[place] = i }
    let targets = sources.keys.sorted()
    if targets.isEmpty { return base * 1 }
    result[IndexTensor(targets)] = source[IndexTensor(targets.compactMap { sources[$0] })]
    return result.reshaped(base.shape)
  }

  func backward(_ gradient: Tensor, inputs: [Tensor], output: Tensor) -> [Tensor?] {
    let source = inputs[1].node.shape
    let own = StridedOffsets(index.extents, strides: Array(source.strides.prefix(index.rank)))
    let share = gradient.picked(places, Shape([places.count]))
      .placed(Placement(places: Array(own), shape: source))
    if adds { return [gradient, share] }
    var isKept = [Bool](repeating: true, count: gradient.count)
    for place in places { isKept[place] = false }
    return [
      gradient.filled(where: !Mask(isKept, gradient.node.shape), with: 0), share,
    ]
  }

  /// The elements of the source that the index has a place for.
  private func chosen(_ source: Tensor) -> Tensor {
    let strides = Array(source.node.shape.strides.prefix(index.rank))
    return source.picked(
      Array(StridedOffsets(index.extents, strides: strides)), Shape([places.count]))
  }
}

/// Parts of another tensor added at places.
private struct IndexAdd: NamedFunction {
  let places: [Int]
  let scale: Double
  var nodeName: String { "IndexAddBackward0" }

  func forward(_ inputs: [Tensor]) -> Tensor {
    inputs[0].adding((scale == 1 ? inputs[1] : inputs[1] * scale).flattened(), at: places)
  }

  func backward(_ gradient: Tensor, inputs: [Tensor], output: Tensor) -> [Tensor?] {
    let own = gradient.picked(places, inputs[1].node.shape)
    return [gradient, scale == 1 ? own : own * scale]
  }
}

extension Tensor {
  /// The tensor with elements added at places, each to what the earlier ones made.
  fileprivate func adding(_ elements: Tensor, at places: [Int]) -> Tensor {
    let start = flattened()
    let all = concatenated([start, elements])
    return all.placed(
      Placement(places: Array(0..<start.count) + places, shape: node.shape))
  }
}

extension Operations {
  /// Parts at positions along a dimension.
  enum IndexSelect: Renamed<Pick> {
    static var gradientName: String { "IndexSelectBackward0" }
  }

  /// Elements at positions in row-major order.
  enum Take: Renamed<Pick> {
    static var gradientName: String { "TakeBackward0" }
  }
}

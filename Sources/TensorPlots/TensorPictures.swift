import Autograd
import Plots

/// Makes a line chart of a tensor's numbers in their order, counted from one.
public func plot(
  _ tensor: Tensor, title: String = "", x xLabel: String = "", y yLabel: String = "",
  startingAt start: Int = 1, yScale: AxisScale = .linear
) -> LineChart {
  plot(
    tensor.floats, title: title, x: xLabel, y: yLabel, startingAt: start, yScale: yScale)
}

extension HeatMap {
  /// Makes an image of a tensor of two dimensions.
  ///
  ///     let (images, _) = Digits.load()
  ///     HeatMap(images[0].reshaped(8, 8))
  public init(_ tensor: Tensor, title: String = "") {
    self.init(tensor.rows, title: title)
  }
}

extension NumberTable {
  /// Makes a table of a tensor of one or two dimensions; one of one dimension is a row.
  public init(_ tensor: Tensor, columns: [String] = [], rows: [String] = [], title: String = "") {
    self.init(tensor.rows, columns: columns, rows: rows, title: title)
  }
}

extension Histogram {
  /// Counts a tensor's numbers.
  public init(
    _ tensor: Tensor, bins: Int = 12, title: String = "", label: String = "value"
  ) {
    self.init(tensor.floats, bins: bins, title: title, label: label)
  }
}

extension GraphDiagram {
  /// Makes a diagram of the operations that led to a tensor.
  ///
  ///     GraphDiagram(loss.graph(naming: [("w", w), ("x", x)]))
  public init(_ graph: ComputationGraph, title: String = "") {
    self.init(
      graph.elements.map { element in
        Node(
          [element.operation].compactMap { $0 } + element.lines,
          isOperation: element.operation != nil, operands: element.operands)
      },
      title: title)
  }
}

extension Tensor {
  /// The numbers, row by row.
  fileprivate var rows: [[Float]] {
    precondition(
      rank == 1 || rank == 2, "a picture of a tensor needs one or two dimensions, not \(shape)")
    let columns = shape.last ?? 0
    let values = floats
    return (0..<(rank == 1 ? 1 : shape[0])).map { row in
      Array(values[row * columns..<(row + 1) * columns])
    }
  }
}

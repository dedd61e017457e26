/// The parts of images that adaptive pooling makes one element of each.
///
/// Row i of r rows has rows ⌊i · height / r⌋ to ⌈(i + 1) · height / r⌉ - 1 of the input; columns alike.
struct AdaptiveParts {
  /// Of which rows, and which columns, those of the output are made.
  let rows: [Range<Int>]
  let columns: [Range<Int>]
  /// The shape of the output.
  let shape: Shape

  /// Traps, in the words of PyTorch's function of that name, for sizes and images that do not fit.
  init(
    _ name: String, _ input: Tensor, _ outputSize: (Int?, Int?), _ file: StaticString, _ line: UInt
  ) {
    let rank = input.rank
    if rank != 3 && rank != 4 || input.shape.suffix(3).contains(0) {
      trap(
        "\(name)(): Expected 3D or 4D tensor without empty dimensions but the batch, but got "
          + "\(input.shape)", file, line)
    }
    let (height, width) = (input.shape[rank - 2], input.shape[rank - 1])
    let (rows, columns) = (outputSize.0 ?? height, outputSize.1 ?? width)
    if rows < 0 || columns < 0 {
      trap(
        "\(name): elements of output_size must be greater than or equal to 0 but received "
          + "{\(rows), \(columns)}", file, line)
    }
    shape = Shape(Array(input.shape.dropLast(2)) + [rows, columns], file: file, line: line)
    self.rows = Self.parts(of: height, rows)
    self.columns = Self.parts(of: width, columns)
  }

  private static func parts(of extent: Int, _ count: Int) -> [Range<Int>] {
    (0..<count).map { $0 * extent / count..<(($0 + 1) * extent + count - 1) / count }
  }

  /// The setting of a layer, as PyTorch prints it; `isOne` is whether one number was given for both.
  static func description(of outputSize: (Int?, Int?), isOne: Bool) -> String {
    if isOne, let size = outputSize.0 { return "output_size=\(size)" }
    let sizes = [outputSize.0, outputSize.1].map { $0.map(String.init) ?? "None" }
    return "output_size=(\(sizes[0]), \(sizes[1]))"
  }
}

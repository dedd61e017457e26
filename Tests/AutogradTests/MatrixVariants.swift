import CAutograd

/// A matrix of made-up numbers, stored by rows or by columns.
struct TestMatrix {
  let rows: Int
  let columns: Int
  let isTransposed: Bool
  let values: [Float]

  init(rows: Int, columns: Int, isTransposed: Bool, seed: Int) {
    (self.rows, self.columns, self.isTransposed) = (rows, columns, isTransposed)
    // Of different sizes, so that every change of the order shows.
    values = (0..<rows * columns).map { i in
      let number = (UInt64(i + 1) &* 0x9e37_79b9_7f4a_7c15 &+ UInt64(seed)) >> 40
      return (Float(number) / Float(1 << 23) - 1) * (i % 5 == 0 ? 100 : 1)
    }
  }

  var strides: (row: Int, column: Int) { isTransposed ? (1, rows) : (columns, 1) }

  subscript(row: Int, column: Int) -> Float {
    values[row * strides.row + column * strides.column]
  }

  /// The product by the definition: a chain of fused multiply-adds for every element.
  func multiplied(by other: TestMatrix) -> [Float] {
    (0..<rows * other.columns).map { i in
      let (row, column) = (i / other.columns, i % other.columns)
      return (0..<columns).reduce(0) { $0.addingProduct(self[row, $1], other[$1, column]) }
    }
  }

  /// The product by one variant; nil where the processor lacks it.
  func multiplied(by other: TestMatrix, variant: autograd_variant) -> [Float]? {
    var result = [Float](repeating: .nan, count: rows * other.columns)
    let isSupported = values.withUnsafeBufferPointer { a in
      other.values.withUnsafeBufferPointer { b in
        result.withUnsafeMutableBufferPointer { result in
          guard let a = a.baseAddress, let b = b.baseAddress, let result = result.baseAddress else {
            return false
          }
          return autograd_multiply_matrices_by(
            variant, result,
            autograd_matrix(values: a, row_stride: strides.row, column_stride: strides.column),
            autograd_matrix(
              values: b, row_stride: other.strides.row, column_stride: other.strides.column),
            rows, other.columns, columns)
        }
      }
    }
    return isSupported ? result : nil
  }
}

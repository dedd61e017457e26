import Autograd

/// Ways to a graph of many nodes, one on top of the other.
enum DeepGraph: String, CaseIterable, Sendable {
  case chain
  case twoOperands = "two operands"
  case saving = "saving operands"

  /// One more node.
  func extend(_ last: Tensor, _ start: Tensor?) -> Tensor {
    switch self {
    case .chain: last + 1
    case .twoOperands: start.map { last + $0 } ?? last
    case .saving: start.map { last * $0 } ?? last
    }
  }
}

import Autograd
import Foundation
import Testing

/// A random graph and what PyTorch says to it; `write_graph_fixtures.py` says how it is laid out.
struct RandomGraph: CustomTestStringConvertible, Sendable {
  struct Step: Sendable {
    let name: String
    let operands: [Int]
    let constants: [Double]
  }

  let number: String
  var inputs: [(values: [Float], shape: [Int])] = []
  var steps: [Step] = []
  var value: Float = 0
  var gradients: [[Float]] = []

  var testDescription: String { "graph \(number)" }

  static let all: [RandomGraph] = {
    let url = Bundle.module.resourceURL?.appending(path: "Fixtures/graphs.txt")
    guard let url, let text = try? String(contentsOf: url, encoding: .utf8) else { return [] }
    var graphs: [RandomGraph] = []
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      if words[0] == "graph" {
        graphs.append(RandomGraph(number: words[1]))
      } else {
        graphs[graphs.count - 1].read(words[0], line.dropFirst(words[0].count + 1))
      }
    }
    return graphs
  }()

  private init(number: String) {
    self.number = number
  }

  private mutating func read(_ keyword: String, _ rest: Substring) {
    let numbers = { (text: Substring) in text.split(separator: " ").compactMap { Double($0) } }
    switch keyword {
    case "input":
      let parts = rest.split(separator: ":", omittingEmptySubsequences: false)
      let shape = parts[0].split { !$0.isNumber }.compactMap { Int($0) }
      inputs.append((numbers(parts[1]).map { Float($0) }, shape))
    case "value": value = Float(numbers(rest)[0])
    case "gradient": gradients.append(numbers(rest).map { Float($0) })
    default:
      let parts = rest.split(separator: "|", omittingEmptySubsequences: false)
      steps.append(
        Step(
          name: keyword, operands: numbers(parts[0]).map { Int($0) }, constants: numbers(parts[1])))
    }
  }

  /// The weighted sum of all results that nothing uses.
  func compute(_ leaves: [Tensor]) -> Tensor? {
    var tensors = leaves
    var isUsed = leaves.map { _ in false }
    for step in steps {
      guard let result = step.apply(to: tensors) else {
        Issue.record("no operation \(step.name)")
        return nil
      }
      for operand in step.operands { isUsed[operand] = true }
      tensors.append(result)
      isUsed.append(false)
    }
    let ends = tensors.indices.filter { !isUsed[$0] }
    return ends.enumerated().map { position, index in
      (tensors[index] * (1 + 0.25 * Double(position % 4))).mean()
    }.reduce(Tensor(0), +)
  }
}

extension RandomGraph.Step {
  fileprivate func apply(to tensors: [Tensor]) -> Tensor? {
    let a = tensors[operands[0]]
    if operands.count == 2 { return pairwise(a, tensors[operands[1]]) }
    if name.hasSuffix("Along") { return along(a, Int(constants[0])) }
    switch name {
    case "scaled": return a * constants[0]
    case "shifted": return constants[0] - a
    case "divided": return a / constants[0]
    case "transposed": return a.transposed(Int(constants[0]), Int(constants[1]))
    case "permuted": return a.permuted(constants.map { Int($0) })
    case "indexed": return a[IndexTensor(constants.map { Int($0) })]
    default: return pointwise(a)
    }
  }

  private func pointwise(_ x: Tensor) -> Tensor? {
    switch name {
    case "exp": return x.tanh().exp()
    case "log": return (x * x + 1).log()
    case "sqrt": return (x * x + 1).sqrt()
    case "sin": return x.sin()
    case "cos": return x.cos()
    case "tanh": return x.tanh()
    case "sigmoid": return x.sigmoid()
    case "relu": return x.relu()
    case "leakyReLU": return x.leakyReLU()
    case "gelu": return x.gelu()
    case "silu": return x.silu()
    case "softplus": return x.softplus()
    case "abs": return x.abs()
    case "neg": return -x
    case "clamped": return x.clamped(min: -1.5, max: 1.5)
    case "cube": return x.tanh().pow(3)
    case "squared": return x.tanh().squared()
    case "reciprocal": return 1 / (x * x + 1)
    case "detached": return x.detached() * 0.5 + x * 0.25
    case "inplace":
      let y = x * 0.5
      y *= 0.5
      y += 1
      return y
    case "flattened": return x.flattened()
    case "sorted": return x.flattened().sorted().values
    case "sum": return x.sum() * 0.125
    case "mean": return x.mean()
    case "max": return x.max()
    case "min": return x.min()
    case "norm": return (x * x).mean()
    default: return nil
    }
  }

  private func pairwise(_ a: Tensor, _ b: Tensor) -> Tensor? {
    switch name {
    case "add": return a + b
    case "sub": return a - b
    case "mul": return a * b.tanh()
    case "div": return a / (b * b + 1)
    case "maximum": return maximum(a, b)
    case "minimum": return minimum(a, b)
    case "where": return Tensor.where(a > b, a * 0.5, b)
    case "matmul": return a.matmul(b) * 0.5
    case "inplaceAdd":
      let sum = a * 1
      sum += b
      return sum
    default: return nil
    }
  }

  private func along(_ x: Tensor, _ dim: Int) -> Tensor? {
    switch name.dropLast("Along".count) {
    case "sum": return x.sum(dim: dim) * 0.5
    case "sumKept": return x.sum(dim: dim, keepDim: true) * 0.5
    case "mean": return x.mean(dim: dim)
    case "max": return x.max(dim: dim).values
    case "min": return x.min(dim: dim, keepDim: true).values
    case "softmax": return x.softmax(dim: dim)
    case "logSoftmax": return x.logSoftmax(dim: dim)
    case "logSumExp": return x.logSumExp(dim: dim)
    case "variance": return (x.variance(dim: dim, correction: 0) + 1).log()
    case "std": return (x.variance(dim: dim, correction: 0) + 1).sqrt()
    case "cumsum": return x.cumsum(dim: dim) * 0.5
    case "sorted": return x.sorted(dim: dim).values
    case "unsqueezed": return x.unsqueezed(dim: dim)
    case "squeezed": return x.squeezed(dim: dim)
    case "first": return x.split((x.shape[dim < 0 ? dim + x.rank : dim] + 1) / 2, dim: dim)[0]
    case "concatenated": return concatenated([x, x * 2], dim: dim) * 0.5
    case "stacked": return stacked([x, x.tanh()], dim: dim)
    case "prod": return x.tanh().prod(dim: dim)
    default: return nil
    }
  }
}

@Suite struct RandomGraphTests {
  @Test(arguments: RandomGraph.all)
  func isPyTorchs(graph: RandomGraph) {
    let leaves = graph.inputs.map { Tensor($0.values, shape: $0.shape, requiresGrad: true) }
    guard let loss = graph.compute(leaves) else { return }
    #expect(isClose([loss.item], [graph.value]))
    loss.backward(retainGraph: true)
    let recorded = gradients(of: loss, withRespectTo: leaves, createGraph: true)
    for (position, leaf) in leaves.enumerated() {
      let values = leaf.hasGrad ? leaf.grad.floats : Tensor.zeros(leaf.shape).floats
      #expect(isClose(values, graph.gradients[position]))
      #expect(isClose(recorded[position].values, graph.gradients[position]))
    }
  }

  @Test func fileIsRead() {
    #expect(RandomGraph.all.count >= 60)
    #expect(RandomGraph.all.allSatisfy { $0.steps.count >= 20 })
  }

  /// Rounding errors grow with the graph: each number within 1e-4 of the greatest.
  private func isClose(_ values: [Float], _ expected: [Float]) -> Bool {
    let scale = expected.reduce(1) { max($0, $1.magnitude) }
    return values.count == expected.count
      && zip(values, expected).allSatisfy { ($0 - $1).magnitude <= 1e-4 * scale }
  }
}

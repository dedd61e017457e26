import Autograd
import Foundation
import Testing

/// One mistake and what the library says to it, in PyTorch's words where PyTorch has them.
struct TrapRow: CustomTestStringConvertible, Sendable {
  let message: String
  /// The file that the message names: where the mistake stands, which operators and properties cannot know.
  let caller: String?
  /// Whether Swift ends the program, not the library's C.
  let isFatalError: Bool
  let mistake: @Sendable () -> Void

  init(
    _ message: String, namesCaller: Bool = true, isFatalError: Bool = true,
    file: String = #fileID, mistake: @escaping @Sendable () -> Void
  ) {
    self.message = message
    caller = namesCaller ? file : nil
    self.isFatalError = isFatalError
    self.mistake = mistake
  }

  var testDescription: String { message }
}

private let rows2x3 = Tensor([[1, 2, 3], [4, 5, 6]])

let graphTraps: [TrapRow] = [
  TrapRow("grad can be implicitly created only for scalar outputs") {
    Tensor([1, 2], requiresGrad: true).backward()
  },
  TrapRow("element 0 of tensors does not require grad and does not have a grad_fn") {
    Tensor(1).backward()
  },
  TrapRow(
    "Mismatch in shape: grad_output[0] has a shape of [2] and output[0] has a shape of []."
  ) { Tensor(1, requiresGrad: true).backward(gradient: .ones(2)) },
  TrapRow("Trying to backward through the graph a second time") {
    let loss = Tensor(3, requiresGrad: true).squared()
    loss.backward()
    loss.backward()
  },
  TrapRow("Trying to backward through the graph a second time") {
    let w = Tensor(3, requiresGrad: true)
    let shared = w * w
    (shared + 1).backward()
    (shared + 2).backward()
  },
  TrapRow("no gradient yet: call backward() first", namesCaller: false) {
    _ = Tensor(1, requiresGrad: true).grad.item
  },
  TrapRow(
    "you can only change requires_grad flags of leaf variables.", namesCaller: false
  ) { (Tensor(1, requiresGrad: true) + 1).requiresGrad = false },
]

let inPlaceTraps: [TrapRow] = [
  TrapRow(
    "a leaf Variable that requires grad is being used in an in-place operation.",
    namesCaller: false
  ) {
    let w = Tensor(1, requiresGrad: true)
    w -= 0.1
  },
  TrapRow("a leaf Variable that requires grad is being used in an in-place operation.") {
    Tensor(1, requiresGrad: true).zero()
  },
  TrapRow(
    "output with shape [3] doesn't match the broadcast shape [2, 3]", namesCaller: false
  ) {
    let row = Tensor([1, 2, 3])
    row += rows2x3
  },
  TrapRow(
    "one of the variables needed for gradient computation has been modified by an inplace "
      + "operation: [Float [3]] is at version 1; expected version 0 instead."
  ) {
    let w = Tensor([1, 2, 3], requiresGrad: true)
    let loss = (w * w).sum()
    noGrad { w -= 1 }
    loss.backward()
  },
  TrapRow(
    "one of the variables needed for gradient computation has been modified by an inplace "
      + "operation: [Float [3]], which is output 0 of MulBackward0, is at version 2; expected "
      + "version 0 instead."
  ) {
    let sum = Tensor([1, 2, 3], requiresGrad: true) + 1
    let loss = sum.squared().sum()
    sum += 1
    sum *= 2
    loss.backward()
  },
  TrapRow("one of the variables needed for gradient computation has been modified") {
    let inverse = Tensor([1, 2, 3], requiresGrad: true).reciprocal()
    noGrad { inverse.zero() }
    inverse.backward(gradient: .ones(3))
  },
]

let optimizerTraps: [TrapRow] = [
  TrapRow("optimizer got an empty parameter list") { _ = SGD([], learningRate: 0.1) },
  TrapRow("can't optimize a non-leaf Tensor") {
    _ = SGD([Tensor(1, requiresGrad: true) + 1], learningRate: 0.1)
  },
  TrapRow("Invalid learning rate: -0.1") {
    _ = SGD([Tensor(1, requiresGrad: true)], learningRate: -0.1)
  },
  TrapRow("Nesterov momentum requires a momentum and zero dampening") {
    _ = SGD([Tensor(1, requiresGrad: true)], learningRate: 0.1, nesterov: true)
  },
]

let trapRows =
  shapeTraps + creationTraps + elementwiseTraps + joiningTraps + reductionTraps + indexingTraps
  + graphTraps
  + inPlaceTraps + partTraps
  + optimizerTraps
  + moduleTraps
  + differentiationTraps + choiceTraps + furtherTraps
  + sizeTraps
  + layerTraps + lossTraps + optimizerSettingTraps + recurrentTraps + dataTraps

@Suite struct TrapTests {
  /// All rows, each in a process of its own, which says in its first line which row it took.
  @Test func messages() async {
    let queue = RowQueue(of: getpid())
    queue.remove()
    defer { queue.remove() }
    let texts = await withTaskGroup(of: String.self) { group in
      for _ in trapRows {
        group.addTask {
          let result = await #expect(
            processExitsWith: .failure, observing: [\.standardErrorContent]
          ) { try TrapTests.makeMistake() }
          return String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    var rest = Set(trapRows.indices)
    for text in texts {
      guard let line = text.split(separator: "\n").first, let number = Int(line),
        rest.remove(number) != nil
      else { continue }
      let row = trapRows[number]
      let prefix = row.isFatalError ? "Fatal error: " : ""
      #expect(text.contains(prefix + row.message), "\(text)")
      if let caller = row.caller { #expect(text.contains(caller + ":"), "\(text)") }
    }
    // What did not trap has no text.
    #expect(rest.isEmpty, "\(rest.map { trapRows[$0] })")
  }

  private static func makeMistake() throws {
    let number = try #require(RowQueue(of: getppid()).next())
    FileHandle.standardError.write(Data("\(number)\n".utf8))
    try #require(trapRows.indices.contains(number))
    trapRows[number].mistake()
    Issue.record("nothing says \(trapRows[number])")
  }
}

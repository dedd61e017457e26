/// The layers of a recurrent network, whatever happens in its cells.
///
/// Input is `[batch, step, feature]`, or `[step, feature]` without a batch; output is
/// `[batch, step, directions · hidden]`, and a state `[layers · directions, batch, hidden]`.
struct RecurrentStack: Sendable {
  /// The network's name in messages.
  let name: String
  let inputs: Int
  let hidden: Int
  let layers: Int
  let directions: Int
  /// Layer by layer, forwards before backwards.
  let cells: [RecurrentCell]
  /// The probability of dropping an element between two layers, in training.
  let dropoutProbability: Double
  let mode = TrainingMode()

  init(
    _ name: String, inputs: Int, hidden: Int, gates: Int, layers: Int, bias: Bool,
    bidirectional: Bool, dropout: Double, _ file: StaticString, _ line: UInt
  ) {
    if inputs <= 0 { trap("input_size must be greater than zero", file, line) }
    if hidden <= 0 { trap("hidden_size must be greater than zero", file, line) }
    if layers <= 0 { trap("num_layers must be greater than zero", file, line) }
    if !(0...1).contains(dropout) {
      trap("dropout probability has to be between 0 and 1, but got \(dropout)", file, line)
    }
    self.name = name
    self.inputs = inputs
    self.hidden = hidden
    self.layers = layers
    dropoutProbability = dropout
    let directions = bidirectional ? 2 : 1
    self.directions = directions
    cells = (0..<layers * directions).map { index in
      let (layer, direction) = (index / directions, index % directions)
      return RecurrentCell(
        "l\(layer)" + (direction == 1 ? "_reverse" : ""),
        inputs: layer == 0 ? inputs : directions * hidden, hidden: hidden, gates: gates, bias: bias)
    }
  }

  /// The parameters under their names, and the mode, in the place of the stored properties.
  ///
  /// Their number is not known when the program is compiled, and PyTorch's names have no dots.
  func mirror<Network>(of network: Network) -> Mirror {
    let parameters = cells.flatMap(\.named).map { Mirror.Child(label: $0.name, value: $0.tensor) }
    return Mirror(network, children: parameters + [("mode", mode)])
  }

  /// The settings, as PyTorch prints them: batches come first here.
  var settings: String {
    "\(inputs), \(hidden)" + (layers == 1 ? "" : ", num_layers=\(layers)")
      + (cells[0].inputBias == nil ? ", bias=False" : "") + ", batch_first=True"
      + (dropoutProbability == 0 ? "" : ", dropout=\(dropoutProbability.inPython)")
      + (directions == 1 ? "" : ", bidirectional=True")
  }

  /// Runs the network over the steps of `input`.
  ///
  /// A state consists of one or more tensors, the first of which is the hidden state. `states` are
  /// those before the first step, zero if nil; returned are the hidden states of the last layer, and
  /// all states after the last step.
  func run(
    _ input: Tensor, from states: [Tensor]?, count: Int, _ file: StaticString, _ line: UInt,
    step: (_ cell: RecurrentCell, _ input: Tensor, _ state: [Tensor]) -> [Tensor]
  ) -> (output: Tensor, states: [Tensor]) {
    check(input, states, file, line)
    if input.rank == 2 {
      let (output, last) = run(
        input.unsqueezed(dim: 0), from: states?.map { $0.unsqueezed(dim: 1) }, count: count, file,
        line, step: step)
      return (output.squeezed(dim: 0), last.map { $0.squeezed(dim: 1) })
    }
    let (batch, steps) = (input.shape[0], input.shape[1])
    let zeros = Tensor.zeros(batch, hidden)
    var sequence = (0..<steps).map { input[0..., $0] }
    var last: [[Tensor]] = []
    for layer in 0..<layers {
      var outputs: [[Tensor]] = []
      for direction in 0..<directions {
        let index = layer * directions + direction
        var state = states?.map { $0[index] } ?? Array(repeating: zeros, count: count)
        var hidden: [Tensor] = []
        for input in direction == 0 ? sequence : sequence.reversed() {
          state = step(cells[index], input, state)
          hidden.append(state[0])
        }
        outputs.append(direction == 0 ? hidden : hidden.reversed())
        last.append(state)
      }
      sequence =
        directions == 1
        ? outputs[0] : zip(outputs[0], outputs[1]).map { concatenated([$0, $1], dim: 1) }
      if layer < layers - 1 {
        sequence = sequence.map {
          Autograd.dropout($0, p: dropoutProbability, isTraining: mode.isTraining)
        }
      }
    }
    let outputs: any Operation.Type =
      count == 1 ? Operations.RecurrentOutputs.self : Operations.RememberedOutputs.self
    return (
      mode.noting(stacked(sequence, dim: 1, as: outputs, file, line)),
      (0..<count).map { part in stacked(last.map { $0[part] }, dim: 0) }
    )
  }

  /// Traps, in PyTorch's words, for input and states that do not fit.
  private func check(
    _ input: Tensor, _ states: [Tensor]?, _ file: StaticString, _ line: UInt
  ) {
    let shape = input.node.shape
    if shape.rank != 2 && shape.rank != 3 {
      trap("\(name): Expected input to be 2D or 3D, got \(shape.rank)D instead", file, line)
    }
    if shape[shape.rank - 1] != inputs {
      trap(
        "input.size(-1) must be equal to input_size. Expected \(inputs), got "
          + "\(shape[shape.rank - 1])", file, line)
    }
    if shape[shape.rank - 2] == 0 {
      trap("Expected sequence length to be larger than 0 in RNN", file, line)
    }
    let batch = shape.rank == 3 ? [shape[0]] : []
    let expected = Shape([layers * directions] + batch + [hidden])
    for (index, state) in (states ?? []).enumerated() where state.node.shape != expected {
      let place = states?.count == 1 ? "" : "[\(index)]"
      trap("Expected hidden\(place) size \(expected), got \(state.shape)", file, line)
    }
  }
}

extension Operations {
  /// The outputs of all steps, which PyTorch transposes: batches come first.
  enum RecurrentOutputs: Renamed<Concatenate> {
    static var gradientName: String { "TransposeBackward1" }
  }

  /// Those of layers with two states, for which PyTorch has a kernel of its own.
  enum RememberedOutputs: Renamed<Concatenate> {
    static var gradientName: String { "TransposeBackward0" }
  }
}

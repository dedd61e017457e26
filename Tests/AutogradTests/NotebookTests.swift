import Autograd
import Testing

private let linesOfAutograd = [
  "Prediction before training: f(5) = 0.000",
  "epoch: 1: weight = 0.300,loss=30.00000000",
  "epoch: 3: weight = 0.772,loss=15.66018772",
  "epoch: 5: weight = 1.113,loss=8.17471695",
  "epoch: 7: weight = 1.359,loss=4.26725292",
  "epoch: 9: weight = 1.537,loss=2.22753215",
  "epoch: 11: weight = 1.665,loss=1.16278565",
  "epoch: 13: weight = 1.758,loss=0.60698116",
  "epoch: 15: weight = 1.825,loss=0.31684780",
  "epoch: 17: weight = 1.874,loss=0.16539653",
  "epoch: 19: weight = 1.909,loss=0.08633806",
  "Prediction after training:f(5) = 9.61241",
]

private let linesOfLinear = [
  "Prediction before training: f(5) = 0.989",
  "epoch: 1: w = 0.30486929416656494 ,l=21.84905815",
  "epoch: 11: w = 1.3814506530761719 ,l=0.80809522",
  "epoch: 21: w = 1.5648349523544312 ,l=0.24958242",
  "epoch: 31: w = 1.6042473316192627 ,l=0.22182210",
  "epoch: 41: w = 1.6202094554901123 ,l=0.20856853",
  "epoch: 51: w = 1.632115125656128 ,l=0.19641997",
  "epoch: 61: w = 1.6430925130844116 ,l=0.18498704",
  "epoch: 71: w = 1.6536530256271362 ,l=0.17421982",
  "epoch: 81: w = 1.663886547088623 ,l=0.16407934",
  "epoch: 91: w = 1.6738152503967285 ,l=0.15452912",
  "Prediction after training:f(5) =  9.346",
]

/// Sections 2 to 5 of the notebook: every line that it prints.
///
/// Part of the suite of the shared generator, which sections 4 and 5 seed.
extension RandomTests {
  @Test func notebookAutograd() {
    let x = Tensor([1, 2, 3, 4])
    let y = Tensor([2, 4, 6, 8])
    let w = Tensor(0, requiresGrad: true)
    func forward(_ x: Tensor) -> Tensor { w * x }
    var lines = ["Prediction before training: f(5) = \(forward(Tensor(5)), digits: 3)"]
    let learningRate = 0.01
    for epoch in 0..<20 {
      let l = (forward(x) - y).squared().mean()
      l.backward()
      noGrad { w -= learningRate * w.grad }
      w.grad.zero()
      if epoch % 2 == 0 {
        lines.append("epoch: \(epoch + 1): weight = \(w, digits: 3),loss=\(l, digits: 8)")
      }
    }
    lines.append("Prediction after training:f(5) = \(forward(Tensor(5)), digits: 5)")
    #expect(lines == linesOfAutograd)
  }

  @Test func notebookLossAndOptimizer() {
    let x = Tensor([1, 2, 3, 4])
    let y = Tensor([2, 4, 6, 8])
    let w = Tensor(0, requiresGrad: true)
    func forward(_ x: Tensor) -> Tensor { w * x }
    var lines = ["Prediction before training: f(5) = \(forward(Tensor(5)), digits: 3)"]
    let loss = MSELoss()
    let optimizer = SGD([w], learningRate: 0.01)
    for epoch in 0..<20 {
      let l = loss(forward(x), y)
      l.backward()
      optimizer.step()
      optimizer.zeroGrad()
      if epoch % 2 == 0 {
        lines.append("epoch: \(epoch + 1): weight = \(w, digits: 3),loss=\(l, digits: 8)")
      }
    }
    lines.append("Prediction after training:f(5) = \(forward(Tensor(5)), digits: 5)")
    #expect(lines == linesOfAutograd)
  }

  @Test func notebookLinearLayer() {
    #expect(train { Linear(1, 1) } == linesOfLinear)
  }

  @Test func notebookOwnLayer() {
    struct LinearRegression: Module {
      let lin: Linear

      init(_ inputs: Int, _ outputs: Int) { lin = Linear(inputs, outputs) }

      func callAsFunction(_ x: Tensor) -> Tensor { lin(x) }
    }
    #expect(train { LinearRegression(1, 1) } == linesOfLinear)
  }

  /// Trains the ninth model that is made after the notebook's seed.
  private func train(_ make: () -> some Module) -> [String] {
    manualSeed(4_105_147_856)
    for _ in 1...8 { _ = make() }
    let model = make()
    let x = Tensor([[1], [2], [3], [4]])
    let y = Tensor([[2], [4], [6], [8]])
    let test = Tensor([5])
    var lines = ["Prediction before training: f(5) = \(model(test).item, digits: 3)"]
    let loss = MSELoss()
    let optimizer = SGD(model.parameters, learningRate: 0.01)
    for epoch in 0..<100 {
      let l = loss(model(x), y)
      l.backward()
      optimizer.step()
      optimizer.zeroGrad()
      if epoch % 10 == 0 {
        let w = model.parameters[0]
        lines.append("epoch: \(epoch + 1): w = \(w[0][0]) ,l=\(l, digits: 8)")
      }
    }
    lines.append("Prediction after training:f(5) =  \(model(test).item, digits: 3)")
    return lines
  }
}

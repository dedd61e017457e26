import Autograd

/// Functions of every element, and choices between two.
let elementwiseFixtures = FixtureRows(
  "elementwise",
  [
    FixtureOperation("abs") { $0[0].abs() },
    FixtureOperation("sign") { $0[0].sign() },
    FixtureOperation("exp", .units(1)) { $0[0].exp() },
    FixtureOperation("expm1", .units(2)) { $0[0].expm1() },
    FixtureOperation("log", .units(1)) { $0[0].log() },
    FixtureOperation("log1p", .units(1)) { $0[0].log1p() },
    FixtureOperation("sqrt", .units(2)) { $0[0].sqrt() },
    FixtureOperation("sin", .units(1)) { $0[0].sin() },
    FixtureOperation("cos", .units(1)) { $0[0].cos() },
    FixtureOperation("tanh", .units(2)) { $0[0].tanh() },
    FixtureOperation("erf", .units(2)) { $0[0].erf() },
    FixtureOperation("sigmoid", .units(2)) { $0[0].sigmoid() },
    FixtureOperation("relu") { $0[0].relu() },
    FixtureOperation("leakyReLU") { $0[0].leakyReLU() },
    FixtureOperation("leakyReLU 0.2") { $0[0].leakyReLU(negativeSlope: 0.2) },
    FixtureOperation("gelu", .units(6)) { $0[0].gelu() },
    FixtureOperation("silu", .units(3)) { $0[0].silu() },
    FixtureOperation("softplus", .units(2)) { $0[0].softplus() },
    FixtureOperation("softplus 2 5", .units(2)) { $0[0].softplus(beta: 2, threshold: 5) },
    FixtureOperation("clamped -1 1.5") { $0[0].clamped(min: -1, max: 1.5) },
    FixtureOperation("clamped above -0.5") { $0[0].clamped(min: -0.5) },
    FixtureOperation("clamped below 0.5") { $0[0].clamped(max: 0.5) },
    FixtureOperation("maximum") { maximum($0[0], $0[1]) },
    FixtureOperation("minimum") { minimum($0[0], $0[1]) },
    FixtureOperation("where greater", namesNode: false) {
      Tensor.where($0[0] > $0[1], $0[0] * 2, $0[1])
    },
    FixtureOperation("where positive, else 0.5") { Tensor.where($0[0] > 0, $0[0], 0.5) },
    FixtureOperation("where positive -1, else") { Tensor.where($0[0] > 0, -1, $0[0]) },
    FixtureOperation("where mask") {
      Tensor.where(Mask([true, false], shape: [2, 1]), $0[0], 0)
    },
  ])

import Autograd

/// Activations, of which PyTorch's exponentials are not correctly rounded.
let activationFixtures = FixtureRows(
  "activations",
  [
    FixtureOperation("elu", .units(2)) { $0[0].elu() },
    FixtureOperation("elu 0.5", .units(2)) { $0[0].elu(alpha: 0.5) },
    FixtureOperation("selu", .units(2)) { SELU()($0[0]) },
    FixtureOperation("celu", .units(2)) { $0[0].celu() },
    FixtureOperation("celu 0.5", .units(2)) { CELU(alpha: 0.5)($0[0]) },
    FixtureOperation("relu6") { ReLU6()($0[0] * 3) },
    FixtureOperation("hardtanh") { $0[0].hardtanh() },
    FixtureOperation("hardtanh -2 0.5") { Hardtanh(min: -2, max: 0.5)($0[0]) },
    FixtureOperation("hardsigmoid", .units(1)) { Hardsigmoid()($0[0] * 2) },
    FixtureOperation("hardswish", .units(1)) { Hardswish()($0[0] * 2) },
    FixtureOperation("mish", .units(4)) { Mish()($0[0]) },
    FixtureOperation("softsign") { Softsign()($0[0]) },
    FixtureOperation("hardshrink") { $0[0].hardshrink() },
    FixtureOperation("hardshrink 1") { Hardshrink(1)($0[0]) },
    FixtureOperation("softshrink") { $0[0].softshrink() },
    FixtureOperation("softshrink 1") { Softshrink(1)($0[0]) },
    FixtureOperation("tanhshrink", .units(2)) { Tanhshrink()($0[0]) },
    FixtureOperation("threshold") { Threshold(0.1, value: 20)($0[0]) },
    FixtureOperation("softmin", .units(2)) { Softmin(dim: -1)($0[0]) },
    FixtureOperation("glu -1", .units(2)) { GLU()($0[0]) },
    FixtureOperation("glu 1", .units(2)) { $0[0].glu(dim: 1) },
    FixtureOperation("prelu") { $0[0].prelu($0[1]) },
  ])

import Autograd

/// Powers of which PyTorch's own are a unit or two from the nearest Float.
let powerFixtures = FixtureRows(
  "powers",
  [
    FixtureOperation("power 1.5", .units(2)) { $0[0].pow(1.5) },
    FixtureOperation("power -0.3", .units(4)) { $0[0].pow(-0.3) },
    FixtureOperation("power 5", .units(4)) { $0[0].pow(5) },
    FixtureOperation("power -3", .units(4)) { $0[0].pow(-3) },
    FixtureOperation("power 0.25", .units(4)) { $0[0].pow(0.25) },
    FixtureOperation("power of tensors", .units(4)) { $0[0].pow($0[1]) },
    FixtureOperation("2 to the power", .units(2)) { Tensor.pow(2, $0[0]) },
    FixtureOperation("0.5 to the power", .units(2)) { Tensor.pow(0.5, $0[0]) },
    FixtureOperation("1 to the power") { Tensor.pow(1, $0[0]) },
    FixtureOperation("-2 to the power", .units(2)) { Tensor.pow(-2, $0[0]) },
    FixtureOperation("0 to the power") { Tensor.pow(0, $0[0]) },
  ])

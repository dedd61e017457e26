import Autograd

/// Further functions of every element, and of pairs of them.
let functionFixtures = FixtureRows(
  "functions",
  [
    FixtureOperation("exp2", .units(2)) { $0[0].exp2() },
    FixtureOperation("tan", .units(3)) { $0[0].tan() },
    FixtureOperation("atan", .units(2)) { $0[0].atan() },
    FixtureOperation("sinh", .units(2)) { $0[0].sinh() },
    FixtureOperation("cosh", .units(2)) { $0[0].cosh() },
    FixtureOperation("asinh", .units(2)) { $0[0].asinh() },
    FixtureOperation("erfc", .units(3)) { $0[0].erfc() },
    FixtureOperation("logSigmoid", .units(2)) { $0[0].logSigmoid() },
    FixtureOperation("deg2rad", namesNode: false) { $0[0].deg2rad() },
    FixtureOperation("rad2deg", namesNode: false) { $0[0].rad2deg() },
    FixtureOperation("log2", .units(2)) { $0[0].log2() },
    FixtureOperation("log10", .units(2)) { $0[0].log10() },
    FixtureOperation("rsqrt", .units(3)) { $0[0].rsqrt() },
    FixtureOperation("asin", .units(2)) { $0[0].asin() },
    FixtureOperation("acos", .units(2)) { $0[0].acos() },
    FixtureOperation("acosh", .units(3)) { $0[0].acosh() },
    FixtureOperation("atanh", .units(2)) { $0[0].atanh() },
    FixtureOperation("atan2", .units(2)) { $0[0].atan2($0[1]) },
  ])

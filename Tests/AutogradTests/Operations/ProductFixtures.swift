import Autograd

/// Products of stacks of matrices, of whole numbers: PyTorch adds in another order.
let productFixtures = FixtureRows(
  "products",
  [
    FixtureOperation("matmul", namesNode: false) { $0[0].matmul($0[1]) },
    FixtureOperation("linear", namesNode: false) {
      linear($0[0], weight: $0[1], bias: $0[2])
    },
    FixtureOperation("linear without bias", namesNode: false) {
      linear($0[0], weight: $0[1])
    },
  ])

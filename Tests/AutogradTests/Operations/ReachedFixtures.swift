import Autograd

/// Functions of two and three tensors, and of one in several steps.
let pairFixtures = FixtureRows(
  "pairs",
  [
    FixtureOperation("remainder") { $0[0] % $0[1] },
    FixtureOperation("fmod") { $0[0].fmod($0[1]) },
    FixtureOperation("remainder 2.5") { $0[0] % 2.5 },
    FixtureOperation("remainder -3") { $0[0] % -3 },
    FixtureOperation("fmod 2.5") { $0[0].fmod(2.5) },
    FixtureOperation("fmod -3") { $0[0].fmod(-3) },
    FixtureOperation("frac") { $0[0].frac() },
    FixtureOperation("logAddExp", .units(2)) { $0[0].logAddExp($0[1]) },
    FixtureOperation("xlogy", .units(2)) { $0[0].xlogy($0[1]) },
    FixtureOperation("sinc", .units(8)) { $0[0].sinc() },
    FixtureOperation("logit", .units(2)) { $0[0].logit() },
    FixtureOperation("logit 0.1", .units(2)) { $0[0].logit(epsilon: 0.1) },
    FixtureOperation("nanToNum numbers") { $0[0].nanToNum() },
    FixtureOperation("nanToNum 9 1 -1") { $0[0].nanToNum(nan: 9, posInf: 1, negInf: -1) },
    FixtureOperation("addcmul 1") { $0[0].addcmul($0[1], $0[2]) },
    FixtureOperation("addcmul 0.3") { $0[0].addcmul($0[1], $0[2], value: 0.3) },
    FixtureOperation("addcdiv 1") { $0[0].addcdiv($0[1], $0[2]) },
    FixtureOperation("addcdiv 0.3") { $0[0].addcdiv($0[1], $0[2], value: 0.3) },
    FixtureOperation("lerp by tensor") { $0[0].lerp(to: $0[1], weight: $0[2]) },
  ])

/// What selects, counts, measures and scatters.
let reachedFixtures = FixtureRows(
  "reached", runningRows + measuringRows + arrangingRows + newDimensionRows)

private let runningRows = [
  FixtureOperation("cummax along 0") { $0[0].cummax(dim: 0).values },
  FixtureOperation("cummax along 1") { $0[0].cummax(dim: 1).values },
  FixtureOperation("cummax along -1") { $0[0].cummax(dim: -1).values },
  FixtureOperation("cummin along 0") { $0[0].cummin(dim: 0).values },
  FixtureOperation("cummin along 1") { $0[0].cummin(dim: 1).values },
  FixtureOperation("cummin along -1") { $0[0].cummin(dim: -1).values },
  FixtureOperation("mode") { $0[0].mode().values },
  FixtureOperation("mode along 0, kept") { $0[0].mode(dim: 0, keepDim: true).values },
  FixtureOperation("nanSum all") { $0[0].nanSum() },
  FixtureOperation("nanSum 0") { $0[0].nanSum(dim: 0) },
  FixtureOperation("nanSum 1") { $0[0].nanSum(dim: 1) },
  FixtureOperation("nanMean all") { $0[0].nanMean() },
  FixtureOperation("nanMean 0") { $0[0].nanMean(dim: 0) },
  FixtureOperation("nanMean 1") { $0[0].nanMean(dim: 1) },
  FixtureOperation("nanMean 0, kept") { $0[0].nanMean(dim: 0, keepDim: true) },
  FixtureOperation("aminmax all") { both($0[0].aminmax()) },
  FixtureOperation("aminmax 0") { both($0[0].aminmax(dim: 0)) },
  FixtureOperation("aminmax 1") { both($0[0].aminmax(dim: 1)) },
]

@Sendable private func both(_ pair: (min: Tensor, max: Tensor)) -> Tensor { pair.min + pair.max }

private let measuringRows = [
  FixtureOperation("cdist 0") { $0[0].cdist($0[1], p: 0) },
  FixtureOperation("cdist 1") { $0[0].cdist($0[1], p: 1) },
  FixtureOperation("cdist 2") { $0[0].cdist($0[1]) },
  FixtureOperation("cdist 3.5", .units(8)) { $0[0].cdist($0[1], p: 3.5) },
  FixtureOperation("cdist inf") { $0[0].cdist($0[1], p: .infinity) },
  FixtureOperation("cosineSimilarity") { $0[0].cosineSimilarity($0[1]) },
  FixtureOperation("cosineSimilarity along 0") { $0[0].cosineSimilarity($0[1], dim: 0) },
  FixtureOperation("normalized") { $0[0].normalized() },
  FixtureOperation("normalized along 0") { $0[0].normalized(dim: 0) },
  FixtureOperation("kron") { $0[0].kron($0[1]) },
  FixtureOperation("cross") { $0[0].cross($0[1]) },
  FixtureOperation("cross along 0") { $0[0].cross($0[1], dim: 0) },
  FixtureOperation("trapezoid", namesNode: false) { $0[0].trapezoid() },
  FixtureOperation("trapezoid 0.5 along 0", namesNode: false) { $0[0].trapezoid(dx: 0.5, dim: 0) },
  FixtureOperation("trapezoid at", namesNode: false) { $0[0].trapezoid($0[1]) },
  FixtureOperation("cov", .units(2), namesNode: false) { $0[0].cov() },
  FixtureOperation("cov, correction 0", .units(2), namesNode: false) { $0[0].cov(correction: 0) },
  FixtureOperation("corrcoef", .units(4)) { $0[0].corrcoef() },
]

private let arrangingRows = [
  FixtureOperation("diagonal") { $0[0].diagonal() },
  FixtureOperation("diagonal 1") { $0[0].diagonal(offset: 1) },
  FixtureOperation("diagonal -1 of 1 2") { $0[0].diagonal(offset: -1, dim1: 1, dim2: 2) },
  FixtureOperation("diagonal 0 of -1 0") { $0[0].diagonal(dim1: -1, dim2: 0) },
  FixtureOperation("unfold 2 1 along 1") { $0[0].unfold(dim: 1, size: 2, step: 1) },
  FixtureOperation("unfold 3 2 along 1") { $0[0].unfold(dim: 1, size: 3, step: 2) },
  FixtureOperation("unfold 1 5 along 1") { $0[0].unfold(dim: 1, size: 1, step: 5) },
  FixtureOperation("unfold 0 1 along 1") { $0[0].unfold(dim: 1, size: 0, step: 1) },
  FixtureOperation("unfold 2 1 along 0") { $0[0].unfold(dim: 0, size: 2, step: 1) },
  FixtureOperation("repeated 2 0 3 along 0") { $0[0].repeated(IndexTensor([2, 0, 3]), dim: 0) },
  FixtureOperation("repeated 2 0 3 along 1") { $0[0].repeated(IndexTensor([2, 0, 3]), dim: 1) },
  FixtureOperation("narrow 1 2 along 1") { $0[0].narrow(dim: 1, start: 1, length: 2) },
  FixtureOperation("narrow -2 1 along 0") { $0[0].narrow(dim: 0, start: -2, length: 1) },
  FixtureOperation("movedDim 0 to -1") { $0[0].movedDim(0, to: -1) },
  FixtureOperation("movedDim 2 to 0") { $0[0].movedDim(2, to: 0) },
  FixtureOperation("rot90 1", namesNode: false) { $0[0].rot90() },
  FixtureOperation("rot90 2", namesNode: false) { $0[0].rot90(2) },
  FixtureOperation("rot90 3", namesNode: false) { $0[0].rot90(3) },
  FixtureOperation("rot90 -1", namesNode: false) { $0[0].rot90(-1) },
  FixtureOperation("rot90 of 1 2", namesNode: false) { $0[0].rot90(dims: (1, 2)) },
  FixtureOperation("diff") { $0[0].diff() },
  FixtureOperation("diff 2 along 0") { $0[0].diff(2, dim: 0) },
  FixtureOperation("scattered along 0") { $0[0].scattered(dim: 0, index: other, $0[1]) },
  FixtureOperation("scattered along 1") { $0[0].scattered(dim: 1, index: other, $0[1]) },
  FixtureOperation("scattered number along 1") { $0[0].scattered(dim: 1, index: other, 0.5) },
  FixtureOperation("scatterAdded along 0") { $0[0].scatterAdded(dim: 0, index: index, $0[1]) },
  FixtureOperation("scatterAdded along 1") { $0[0].scatterAdded(dim: 1, index: index, $0[1]) },
  FixtureOperation("indexSelect along 0") { $0[0].indexSelect(dim: 0, index: row) },
  FixtureOperation("indexSelect along 1") { $0[0].indexSelect(dim: 1, index: row) },
  FixtureOperation("indexAdded along 0") { $0[0].indexAdded(dim: 0, index: row, $0[1]) },
  FixtureOperation("indexAdded along 1, scaled") {
    $0[0].indexAdded(dim: 1, index: row, $0[1], scale: 0.5)
  },
  FixtureOperation("take") { $0[0].take(index) },
  FixtureOperation("hstack") { hstack($0) },
  FixtureOperation("vstack") { vstack($0) },
]

private let newDimensionRows = [
  FixtureOperation("[...]") { $0[0][...] },
  FixtureOperation("[..., 0]") { $0[0][..., 0] },
  FixtureOperation("[..., 1:, 0]") { $0[0][..., 1..., 0] },
  FixtureOperation("[..., :]") { $0[0][..., 0...] },
  FixtureOperation("[..., nil]") { $0[0][..., nil] },
  FixtureOperation("[nil]") { $0[0][nil] },
  FixtureOperation("[nil, 0]") { $0[0][nil, 0] },
  FixtureOperation("[0, nil]") { $0[0][0, nil] },
  FixtureOperation("[:, nil]") { $0[0][0..., nil] },
  FixtureOperation("[:, nil, 1:]") { $0[0][0..., nil, 1...] },
  FixtureOperation("[:, 1:, nil]") { $0[0][0..., 1..., nil] },
  FixtureOperation("[0, ..., 1]") { $0[0][0, ..., 1] },
  FixtureOperation("[nil, ..., nil, 1]") { $0[0][nil, ..., nil, 1] },
  FixtureOperation("[0, :]") { $0[0][0, 0...] },
  FixtureOperation("[:]") { $0[0][0...] },
  FixtureOperation("[:, :]") { $0[0][0..., 0...] },
  FixtureOperation("[..., rows]") { $0[0][..., rows] },
  FixtureOperation("[nil, rows]") { $0[0][nil, rows] },
  FixtureOperation("[rows, nil, :, rows]") { $0[0][rows, nil, 0..., rows] },
  FixtureOperation("[rows, :, nil]") { $0[0][rows, 0..., nil] },
  FixtureOperation("[table]") { $0[0][table] },
  FixtureOperation("[table, nil]") { $0[0][table, nil] },
  FixtureOperation("[table, ..., 1:]") { $0[0][table, ..., 1...] },
  FixtureOperation("[..., table]") { $0[0][..., table] },
  FixtureOperation("[true]") { $0[0][yes] },
  FixtureOperation("[false]") { $0[0][!yes] },
  FixtureOperation("[true, 0]") { $0[0][yes, 0] },
  FixtureOperation("[:, true]") { $0[0][0..., yes] },
  FixtureOperation("[true, rows]") { $0[0][yes, rows] },
  FixtureOperation("last assigned", namesNode: false) {
    let x = $0[0] * 1
    x[..., 0] = $0[1]
    return x
  },
  FixtureOperation("new assigned", namesNode: false) {
    let x = $0[0] * 1
    x[0..., nil, rows] = $0[1]
    return x
  },
]

private let index = IndexTensor([[0, 2, 1], [2, 2, 0]])
private let other = IndexTensor([[0, 2, 1], [2, 1, 0]])
private let row = IndexTensor([1, 0, 1])
private let rows = IndexTensor([1, 0])
private let table = Mask([true, false, true, false, true, true], shape: [2, 3])
private let yes = Mask([true], shape: [])

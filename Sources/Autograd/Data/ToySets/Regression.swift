/// A linear relation with noise, for regression: `x` is [count, features], `y` is [count, 1], and
/// `weight`, [1, features], is what a `Linear(features, 1)` should find.
///
///     let (x, y, weight) = makeRegression(100, features: 2, bias: 3, noise: 0.5)
///
/// Drawn in this order, all from N(0, 1): `weight`, then sample by sample its features and its ε.
/// y = Σ xⱼ · weightⱼ + `bias` + `noise` · ε, computed in `Double` from the features and weights as
/// rounded to `Float`, and rounded once. Traps for a negative count.
public func makeRegression(
  _ count: Int = 100, features: Int = 1, bias: Double = 0, noise: Double = 0,
  file: StaticString = #fileID, line: UInt = #line
) -> (x: Tensor, y: Tensor, weight: Tensor) {
  withSharedGenerator {
    makeRegression(
      count, features: features, bias: bias, noise: noise, using: &$0, file: file, line: line)
  }
}

/// A linear relation with noise, from a generator of one's own.
public func makeRegression(
  _ count: Int = 100, features: Int = 1, bias: Double = 0, noise: Double = 0,
  using generator: inout Generator, file: StaticString = #fileID, line: UInt = #line
) -> (x: Tensor, y: Tensor, weight: Tensor) {
  if count < 0 { trap("a data set cannot have \(count) samples", file, line) }
  if features < 0 { trap("a data set cannot have \(features) features", file, line) }
  let weight = (0..<features).map { _ in Float(generator.normal()) }
  var (x, y): ([Float], [Float]) = ([], [])
  for _ in 0..<count {
    let sample = (0..<features).map { _ in Float(generator.normal()) }
    let exact = zip(sample, weight).reduce(0) { $0 + Double($1.0) * Double($1.1) }
    x += sample
    y.append(Float(exact + bias + noise * generator.normal()))
  }
  return (
    Tensor(x, shape: [count, features]), Tensor(y, shape: [count, 1]),
    Tensor(weight, shape: [1, features])
  )
}

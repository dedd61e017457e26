import Autograd
import CAutogradData

/// 150 flowers of three species of iris, 50 of each.
///
/// R. A. Fisher (1936), UCI Machine Learning Repository, https://doi.org/10.24432/C56C76, CC BY 4.0;
/// two flowers are as in Fisher's paper, and not as in UCI's file.
public enum Iris {
  /// What is measured, in centimetres: the columns of `x`.
  public static let features = ["sepal length", "sepal width", "petal length", "petal width"]
  /// The species that the labels count from 0 on.
  public static let species = ["setosa", "versicolor", "virginica"]

  /// The measurements, [150, 4], and the species of each flower.
  ///
  ///     let (x, y) = Iris.load()
  ///     Iris.species[y[0].item]  // "setosa"
  public static func load() -> (x: Tensor, y: IndexTensor) {
    let bytes = UnsafeBufferPointer(start: autograd_iris_bytes(), count: autograd_iris_count)
    do {
      let table = try CSVTable(text: String(decoding: bytes, as: UTF8.self))
      return (try table.tensor(features), try table.labels("species", classes: species))
    } catch {
      fatalError("the library's own iris.csv is damaged: \(error)")
    }
  }
}

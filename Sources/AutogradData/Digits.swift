import Autograd
import CAutogradData

/// 1797 handwritten digits of 8×8 pixels.
///
/// "Optical Recognition of Handwritten Digits" by E. Alpaydin and C. Kaynak (1998), the test part,
/// UCI Machine Learning Repository, https://doi.org/10.24432/C50P49, CC BY 4.0.
public enum Digits {
  /// The images, [1797, 64], every pixel from 0 to 16, and the digits that they show.
  ///
  ///     let (x, y) = Digits.load()
  ///     let images = (x / 16).reshaped(-1, 1, 8, 8)  // as a Conv2d wants them
  public static func load() -> (x: Tensor, y: IndexTensor) {
    let bytes = UnsafeBufferPointer(start: autograd_digits_bytes(), count: autograd_digits_count)
    let zero = UInt8(ascii: "0")
    let letters = UInt8(ascii: "a") - 10
    var (pixels, labels): ([Float], [Int]) = ([], [])
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      pixels += line.prefix(64).map { Float($0 > letters ? $0 - letters : $0 - zero) }
      labels += line.suffix(1).map { Int($0 - zero) }
    }
    return (Tensor(pixels, shape: [labels.count, 64]), IndexTensor(labels))
  }
}

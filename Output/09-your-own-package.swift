// Your own package
//
// The program of the lesson 09-your-own-package.md: the cells of its page in order,
// and below each what it prints.
// Run it with Swift 6.2 or later:
//
//     swift -swift-version 6 -default-isolation MainActor 09-your-own-package.swift

// MARK: - The first fault

// In [1]:
/// A rectangle, in centimetres.
public struct Rectangle {
  public var width: Double, height: Double

  public init(_ width: Double, _ height: Double) {
    (self.width, self.height) = (width, height)
  }

  /// How large it is.
  ///
  ///     let page = Rectangle(21, 29.7)
  ///     print(page.area)  // Prints "623.7"
  public var area: Double { width * height }

  /// The same, on its side.
  ///
  ///     let page = Rectangle(21, 29.7)
  ///     page.turned().height  // 21.0
  ///
  /// It can be drawn, too:
  ///
  ///     canvas.draw(Rectangle(21, 29.7).rotated())
  public func rotated() -> Rectangle { Rectangle(height, width) }
}

/// A number that pictures take.
public protocol PlotNumber {
  /// The number as it is drawn.
  var plotValue: Double { get }
}

extension Double: PlotNumber {
  /// The number itself.
  public var plotValue: Double { self }
}

extension Float: PlotNumber {
  /// The number with zeros after its last digit.
  public var plotValue: Double { Double(self) }
}

extension Int: PlotNumber {
  /// The nearest `Double`.
  public var plotValue: Double { Double(self) }
}

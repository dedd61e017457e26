import CLessonRuntime

/// A value that is displayed as a drawing next to its description.
///
/// The description is what the cell prints, so that it is what an output fence holds; the drawing is
/// for the page alone.
public protocol __LessonDrawing: CustomStringConvertible {
  /// The drawing, as SVG.
  var svg: String { get }
}

/// Displays a value that draws itself: its description and a line feed, and the drawing next to them.
public func __lessonDisplay<Value: __LessonDrawing>(_ value: Value) {
  lesson_display()
  print(value)
  var svg = value.svg
  svg.withUTF8 { bytes in
    bytes.withMemoryRebound(to: CChar.self) { lesson_draw($0.baseAddress, $0.count) }
  }
}

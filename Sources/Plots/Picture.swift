import LessonRuntime

/// A value that can be drawn, and that has a text which says what the drawing shows.
///
///     let chart = plot([30, 4.8, 0.768], y: "loss")
///     print(chart)      // line chart: loss, 3 points, 30 → 0.768
///     print(chart.svg)  // <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 440 260" …
///
/// A cell of a lesson that ends in a picture prints the summary, and its page shows the drawing
/// below it.
///
/// The drawing has no script and no style sheet, and its bytes are the same on every machine. Its
/// colours are variables of the page, `--chart-1` and so on, so that it follows light, dark and
/// print; on its own it is dark on a light ground.
public protocol Picture: __LessonDrawing, Sendable {
  /// What the picture shows, in one line or a few.
  var summary: String { get }
}

extension Picture {
  /// The ``summary``, so that `print` shows it.
  public var description: String { summary }
}

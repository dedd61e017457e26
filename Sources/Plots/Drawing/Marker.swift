import LessonDrawing

/// The shape of a point, one for each series or class.
enum Marker: Int, CaseIterable {
  case disc, square, triangle, diamond, ring, cross

  /// The marker of the series or class with this number.
  init(_ number: Int) {
    let count = Self.allCases.count
    self = Self(rawValue: (number % count + count) % count) ?? .disc
  }

  /// Whether the shape is a line rather than an area.
  private var isOutline: Bool { self == .ring || self == .cross }

  /// The path that draws the shape, starting at a place.
  private var path: String {
    switch self {
    case .disc, .ring: "m-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0"
    case .square: "m-3-3h6v6h-6z"
    case .triangle: "m0-4.5l4 7.5h-8z"
    case .diamond: "m0-4.5l4.5 4.5l-4.5 4.5l-4.5-4.5z"
    case .cross: "m-3-3l6 6m-6 0l6-6"
    }
  }

  /// Draws the shape at all of `places`, as one element.
  func draw(_ places: [Place], colour: String, in drawing: inout SVGText) {
    guard !places.isEmpty else { return }
    let path = places.map { "M\($0.path)\(self.path)" }.joined()
    if isOutline {
      drawing.add("path", ["d": path, "stroke": colour, "stroke-width": "1.5"])
    } else {
      drawing.add("path", ["d": path, "fill": colour])
    }
  }
}

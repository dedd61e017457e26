/// What a drawing may be made of: shapes, text, colours, and what they refer to inside it.
///
/// Left out are scripts, handlers, style sheets, animations (which can set any attribute), foreign
/// content, images and filters that load them. Names are exact, as in XML.
enum SVGVocabulary: MarkupVocabulary {
  static let root = "svg"

  private static let elements: Set<String> = [
    "svg", "g", "defs", "symbol", "use", "a", "title", "desc",
    "path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
    "text", "tspan", "textPath",
    "linearGradient", "radialGradient", "stop", "pattern", "clipPath", "mask", "marker",
  ]

  /// Attributes that say where and how large.
  private static let geometry: Set<String> = [
    "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy", "fr", "dx", "dy",
    "d",
    "width", "height", "points", "viewBox", "preserveAspectRatio", "transform", "rotate", "offset",
    "gradientUnits", "gradientTransform", "spreadMethod", "patternUnits", "patternContentUnits",
    "patternTransform", "clipPathUnits", "maskUnits", "maskContentUnits", "markerUnits",
    "markerWidth", "markerHeight", "refX", "refY", "orient", "pathLength", "textLength",
    "lengthAdjust", "startOffset",
  ]

  /// Attributes that style sheets know as properties too.
  private static let presentation: Set<String> = [
    "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity",
    "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray",
    "stroke-dashoffset", "color", "opacity", "display", "visibility", "paint-order",
    "vector-effect", "shape-rendering", "text-rendering", "clip-path", "clip-rule", "mask",
    "marker-start", "marker-mid", "marker-end", "stop-color", "stop-opacity", "font-size",
    "font-style", "font-weight", "font-stretch", "text-anchor", "text-decoration",
    "dominant-baseline", "alignment-baseline", "baseline-shift", "letter-spacing", "word-spacing",
    "writing-mode",
  ]

  /// What leads to another element of the drawing.
  private static let referring: Set<String> = [
    "a", "use", "textPath", "linearGradient", "radialGradient", "pattern",
  ]

  static func element(named name: String) -> String? { elements.contains(name) ? name : nil }

  static func attribute(named name: String, of element: String) -> (String, MarkupValue)? {
    switch name {
    case "id": ("id", .id)
    case "href", "xlink:href": referring.contains(element) ? ("href", .reference) : nil
    case "role": ("role", .word(["img", "group", "presentation", "none"]))
    case "aria-label": ("aria-label", .text)
    case "aria-labelledby", "aria-describedby": (name, .ids)
    case "aria-hidden": (name, .word(["true", "false"]))
    case "xml:space": (name, .word(["preserve", "default"]))
    case _ where geometry.contains(name): (name, .plain)
    default: self.attribute(forProperty: name)
    }
  }

  static func attribute(forProperty name: String) -> (String, MarkupValue)? {
    if name == "font-family" { return (name, .fonts) }
    return presentation.contains(name) ? (name, .plain) : nil
  }

  static let voidElements: Set<String> = []
  // Their content is HTML to a browser.
  static let textElements: Set<String> = ["title", "desc"]

  static func endings(before element: String, in open: [String]) -> Int? {
    open.isEmpty && element != root ? nil : 0
  }
}

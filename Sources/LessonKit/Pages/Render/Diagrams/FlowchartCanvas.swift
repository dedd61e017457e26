import LessonDrawing
import LessonMarkdown

/// The room of a chart or of a box around others, turned into its direction.
struct FlowchartCanvas {
  private let direction: Flowchart.Direction
  private let length: Int
  private let origin: Place
  let size: (width: Int, height: Int)

  init(
    _ direction: Flowchart.Direction, _ layout: GraphLayout, _ title: Int?, _ padding: Int,
    _ titleHeight: Int
  ) {
    self.direction = direction
    length = layout.height * 10
    let inside =
      direction.isHorizontal
      ? (width: layout.height, height: layout.width)
      : (width: layout.width, height: layout.height)
    guard let title else {
      (origin, size) = (Place(x: 0, y: 0), inside)
      return
    }
    let width = max(inside.width, title)
    origin = Place(x: padding * 10 + (width - inside.width) * 5, y: (padding + titleHeight) * 10)
    size = (width + 2 * padding, inside.height + 2 * padding + titleHeight)
  }

  /// A place of the layout, which runs downward.
  func place(_ place: Place) -> Place {
    let turned: Place =
      switch direction {
      case .down: place
      case .up: Place(x: place.x, y: length - place.y)
      case .right: Place(x: place.y, y: place.x)
      case .left: Place(x: length - place.y, y: place.x)
      }
    return turned.moved(by: origin)
  }

  /// The place on the border nearest to `place`, at the start in the direction or at the end.
  func border(isAtStart: Bool, _ place: Place) -> Place {
    let isFar = isAtStart == (direction == .up || direction == .left)
    return direction.isHorizontal
      ? Place(x: isFar ? size.width * 10 : 0, y: place.y)
      : Place(x: place.x, y: isFar ? size.height * 10 : 0)
  }
}

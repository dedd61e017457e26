/// The commands that make room, in ems.
enum TeXSpace {
  static let all: [String: Double] = [
    ",": 0.1667, "thinspace": 0.1667, ":": 0.2222, ">": 0.2222, ";": 0.2778, "!": -0.1667,
    " ": 0.25,
    "quad": 1, "qquad": 2, "enspace": 0.5,
  ]
}

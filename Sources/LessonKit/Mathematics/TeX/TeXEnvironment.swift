/// The environments of tables, each as a table without rows.
enum TeXEnvironment {
  static let all: [String: TeXTable] = [
    "matrix": TeXTable(rows: []),
    "pmatrix": TeXTable(rows: [], open: "(", close: ")"),
    "bmatrix": TeXTable(rows: [], open: "[", close: "]"),
    "Bmatrix": TeXTable(rows: [], open: "{", close: "}"),
    "vmatrix": TeXTable(rows: [], open: "|", close: "|"),
    "Vmatrix": TeXTable(rows: [], open: "‖", close: "‖"),
    "smallmatrix": TeXTable(rows: [], isSmall: true),
    "cases": TeXTable(rows: [], layout: .left, open: "{"),
    "array": TeXTable(rows: []),
    "aligned": TeXTable(rows: [], layout: .aligned, isDisplay: true),
    "split": TeXTable(rows: [], layout: .aligned, isDisplay: true),
    "gathered": TeXTable(rows: [], isDisplay: true),
  ]

  /// What to write for environments that cannot stand inside dollars.
  static let instead = [
    "align": "aligned", "align*": "aligned", "eqnarray": "aligned", "gather": "gathered",
    "gather*": "gathered", "multline": "gathered",
  ]
}

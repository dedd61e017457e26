import Testing

@testable import LessonNotebook

/// Every Markdown cell of a notebook is a document of its own, and a lesson is one.
@Suite struct ReferenceLabelTests {
  private func labels(_ texts: [String]) -> ReferenceLabels {
    ReferenceLabels(texts.enumerated().map { ($0.offset + 1, $0.element) })
  }

  @Test(
    "The later of two cells has another label",
    arguments: [
      ("[a][1] [b]\n\n[1]: /x", "[c][1] d\n\n[1]: /y", "[c][1-2] d\n\n[1-2]: /y"),
      ("[a]\n\n[a]: /x", "[A] [a][] ![a]\n\n[A]: /y", "[A][a-2] [a][a-2] ![a][a-2]\n\n[a-2]: /y"),
      (
        "[a  b]\n\n[a b]: /x", "- [A\n  B]\n\n  > [a B]: /y 'z'",
        "- [A\n  B][a b-2]\n\n  > [a b-2]: /y 'z'"
      ),
      ("[1]\n\n[1]: /x", "`[1]` [1] \\[1]\n\n[1]: /y", "`[1]` [1][1-2] \\[1]\n\n[1-2]: /y"),
      (
        "[1]\n\n[1]: /x", "[1]\n\n```\n[1]: /y\n```\n\n[1]: /z",
        "[1][1-2]\n\n```\n[1]: /y\n```\n\n[1-2]: /z"
      ),
      ("[1]\n\n[1]: /x", "[![1]][1]\n\n[1]: /y", "[![1][1-2]][1-2]\n\n[1-2]: /y"),
      ("F[^1]\n\n[^1]: note a", "G[^1].\n\n[^1]: note b", "G[^1-2].\n\n[^1-2]: note b"),
      ("F[^n]\n\n[^n]: a", "G[^n].\n\n[^n]: b", "G[^n-2].\n\n[^n-2]: b"),
    ])
  func renamed(_ first: String, _ second: String, _ expected: String) {
    let labels = labels([first, second])
    #expect(labels.texts == [first, expected])
    #expect(labels.remarks.count == 1)
  }

  @Test(
    "Labels that nobody else has, or that lead to the same place, stay",
    arguments: [
      ["[1]\n\n[1]: /x", "[2]\n\n[2]: /y"], ["[1]\n\n[1]: /x", "[a][1]\n\n[1]: /x"],
      ["[1]\n\n[1]: /x", "`a[1]`, [1](/y)\n\n    [1]\n\n<b title=[1]>"], ["[1]: not one", "[1]"],
      ["[ ]: /x", "- [ ] to do"], ["", "[", "[]", "[a", "]: /x", "\u{FEFF}[1]: /x"],
    ])
  func kept(_ texts: [String]) {
    let labels = labels(texts)
    #expect(labels.texts == texts)
    #expect(labels.remarks.isEmpty)
  }

  /// Brackets that are text in their own cell must not become a link by another cell's label.
  @Test func labelOfAnotherCellsText() {
    let labels = labels(["- [x] done, a[0]", "[see][x] [0]\n\n[x]: /x\n[0]: /y"])
    #expect(
      labels.texts == ["- [x] done, a[0]", "[see][x-2] [0][0-2]\n\n[x-2]: /x\n[0-2]: /y"])
    #expect(
      labels.remarks == [
        "cell 2: its link labels mean something in other cells too, and have other names in the"
          + " lesson: `0` is `0-2`, `x` is `x-2`"
      ])
  }

  @Test func namesThatAreTaken() {
    #expect(
      labels(["[1] [1-2]\n\n[1]: /x", "[1]\n\n[1]: /y"]).texts[1]
        == "[1][1-2a]\n\n[1-2a]: /y")
  }
}

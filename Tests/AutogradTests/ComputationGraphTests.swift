import Autograd
import Testing

@Suite struct ComputationGraphTests {
  @Test func mermaid() {
    let (x, w) = (Tensor([1, 2]), Tensor(3, requiresGrad: true))
    let loss = (w * x).sum()
    loss.backward(retainGraph: true)
    #expect(
      loss.graph(naming: [("w", w), ("x", x), ("loss", loss)]).mermaid == """
        graph LR
          n0["w []<br/>grad 3.0"]
          n1["x [2]"]
          n2(["Mul<br/>[2]"])
          n0 --> n2
          n1 --> n2
          n3(["Sum<br/>loss []"])
          n2 --> n3

        """)
  }

  @Test func dot() {
    let w = Tensor([1, 2, 3, 4, 5], requiresGrad: true)
    w.sum().backward()
    let y = w * w
    #expect(
      y.graph(naming: [("the \"w\"", w)]).dot == """
        digraph {
          rankdir=LR
          n0 [shape=box, label="the \\"w\\" [5]\\ngrad [1.0, 1.0, 1.0, 1.0, …]"]
          n1 [shape=box, style=rounded, label="Mul\\n[5]"]
          n0 -> n1
          n0 -> n1
        }

        """)
  }

  /// Names cannot end a label or begin markup.
  @Test func namesAreEscaped() {
    let w = Tensor(1, requiresGrad: true)
    let text = (w * 2).graph(naming: [("a\"]<b>#&\n`", w)]).mermaid
    #expect(text.contains("n0[\"a#quot;]#lt;b#gt;#35;#amp; #96; []\"]"))
  }

  @Test func leafAlone() {
    #expect(Tensor([1, 2]).graph().mermaid == "graph LR\n  n0[\"[2]\"]\n")
  }

  /// A module's parameters name themselves; a custom function bears its own name.
  @Test func namesOfParametersAndFunctions() {
    struct Halved: CustomFunction {
      func forward(_ inputs: [Tensor]) -> Tensor { inputs[0] / 2 }
      func backward(_ gradient: Tensor, inputs: [Tensor], output: Tensor) -> [Tensor?] {
        [gradient / 2]
      }
    }
    let layer = Linear(2, 1)
    let text = Halved()(layer(Tensor([[1, 2]]))).graph(naming: layer.namedParameters).mermaid
    #expect(text.contains("n1[\"weight [1, 2]\"]"))
    #expect(text.contains("bias [1]"))
    #expect(text.contains("([\"Halved<br/>[1, 1]\"])"))
  }

  /// What a tensor was before a change in place is an operand of the change.
  @Test func changesInPlace() {
    let w = Tensor(2, requiresGrad: true)
    let y = w * 3
    y += 1
    #expect(
      y.graph(naming: [("w", w)]).mermaid == """
        graph LR
          n0["w []"]
          n1(["Mul<br/>[]"])
          n0 --> n1
          n2(["Add<br/>[]"])
          n1 --> n2

        """)
  }

  /// A deep graph is walked without recursion.
  @Test func deepGraph() {
    var y = Tensor(1, requiresGrad: true)
    for _ in 0..<20_000 { y = y + 1 }
    #expect(y.graph().dot.utf8.count > 20_000)
  }
}

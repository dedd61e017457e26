import Testing

@testable import LessonMarkdown
@testable import LessonText

/// What each part of TeX becomes in MathML.
@Suite struct MathMLTests {
  @Test(arguments: Self.rows) func texBecomesMathML(_ tex: String, _ mathML: String) throws {
    let node = try TeXParser.parse(tex)
    #expect(MathWriter.row([node].flattened).html == mathML)
  }

  /// Every command that the tables name can be read, so that no suggestion leads to another error.
  @Test(arguments: TeXCommand.allNames) func everyCommandIsKnown(_ name: String) {
    let message: String
    do {
      _ = try TeXParser.parse("\\\(name)")
      return
    } catch {
      message = error.message
    }
    #expect(!message.hasPrefix("unknown"))
  }

  @Test func formulasForPagesHaveTheirSourceBesideThem() throws {
    let document = MarkdownDocument(SourceText("$a<b$ and\n\n$$\n\\frac{a}{b}\n+ c$$\n\n$$x$$\n"))
    #expect(
      document.formulas[0].html
        == "<math><semantics><mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow>"
        + "<annotation encoding=\"application/x-tex\">a&lt;b</annotation></semantics></math>")
    #expect(document.formulas.map(\.isDisplay) == [false, true])
    #expect(
      document.formulas[1].html
        == "<span class=\"display formula\"><math display=\"block\"><semantics><mi>x</mi>"
        + "<annotation encoding=\"application/x-tex\">x</annotation></semantics></math></span>")
  }

  @Test(arguments: [
    ("$a + b$", 0), ("$$a + b$$", 0), ("$$\\frac{aaaaaaaaaa}{bbbbbbbbbb}$$", 0),
    ("$a+b+c+d+e+f+g+h+i+j+k+l$", 1), ("$$a+b+c+d+e+f+g+h+i+j+k+l$$", 1),
  ])
  func whatMayNotFitOnAPhoneScrollsByKeyboard(_ markdown: String, count: Int) {
    #expect(MarkdownDocument(SourceText(markdown)).html.occurrences(of: "tabindex=\"0\"") == count)
  }

  @Test(
    arguments: [
      (70, nil), (71, "display formula s70"), (101, "display formula s50"),
      (141, "display formula s33"), (1000, "display formula s20"),
    ] as [(Int, String?)])
  func whatMayNotFitOnASheetIsPrintedSmaller(_ width: Int, classes: String?) {
    let html = MarkdownDocument(SourceText("$$\(String(repeating: "a", count: width))$$")).html
    #expect(html.contains("<span class=\"\(classes ?? "display formula")\""))
  }

  static let rows: [(String, String)] = [
    (
      #"mc²+x₁₂"#,
      #"<mrow><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup><mo>+</mo><msub><mi>x</mi><mn>12</mn></msub></mrow>"#
    ),
    (
      #"x"#,
      #"<mi>x</mi>"#
    ),
    (
      #"ab"#,
      #"<mrow><mi>a</mi><mi>b</mi></mrow>"#
    ),
    (
      #"\alpha\Gamma"#,
      #"<mrow><mi>α</mi><mi mathvariant="normal">Γ</mi></mrow>"#
    ),
    (
      #"3.14"#,
      #"<mn>3.14</mn>"#
    ),
    (
      #"1,2"#,
      #"<mrow><mn>1</mn><mo>,</mo><mn>2</mn></mrow>"#
    ),
    (
      #"x = 3."#,
      #"<mrow><mi>x</mi><mo>=</mo><mn>3</mn><mi mathvariant="normal">.</mi></mrow>"#
    ),
    (
      #"12^34"#,
      #"<mrow><msup><mn>12</mn><mn>3</mn></msup><mn>4</mn></mrow>"#
    ),
    (
      #"x_i^2"#,
      #"<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>"#
    ),
    (
      #"x^{2}_{i j}"#,
      #"<msubsup><mi>x</mi><mrow><mi>i</mi><mi>j</mi></mrow><mn>2</mn></msubsup>"#
    ),
    (
      #"{}^n"#,
      #"<msup><mrow></mrow><mi>n</mi></msup>"#
    ),
    (
      #"f'"#,
      #"<msup><mi>f</mi><mo lspace="0" rspace="0">′</mo></msup>"#
    ),
    (
      #"f''^2"#,
      #"<msup><mi>f</mi><mrow><mo lspace="0" rspace="0">″</mo><mn>2</mn></mrow></msup>"#
    ),
    (
      #"-x"#,
      #"<mrow><mo form="prefix">−</mo><mi>x</mi></mrow>"#
    ),
    (
      #"a - b"#,
      #"<mrow><mi>a</mi><mo>−</mo><mi>b</mi></mrow>"#
    ),
    (
      #"a = -1"#,
      #"<mrow><mi>a</mi><mo>=</mo><mo form="prefix">−</mo><mn>1</mn></mrow>"#
    ),
    (
      #"a \cdot -b"#,
      #"<mrow><mi>a</mi><mo>⋅</mo><mo form="prefix">−</mo><mi>b</mi></mrow>"#
    ),
    (
      #"(a)"#,
      #"<mrow><mo form="prefix" stretchy="false">(</mo><mi>a</mi><mo form="postfix" stretchy="false">)</mo></mrow>"#
    ),
    (
      #"|x|"#,
      #"<mrow><mo stretchy="false" lspace="0" rspace="0">|</mo><mi>x</mi><mo stretchy="false" lspace="0" rspace="0">|</mo></mrow>"#
    ),
    (
      #"a / b"#,
      #"<mrow><mi>a</mi><mo stretchy="false" lspace="0" rspace="0">/</mo><mi>b</mi></mrow>"#
    ),
    (
      #"a < b > c"#,
      #"<mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi><mo>&gt;</mo><mi>c</mi></mrow>"#
    ),
    (
      #"n!"#,
      #"<mrow><mi>n</mi><mi mathvariant="normal">!</mi></mrow>"#
    ),
    (
      #"f: A \to B"#,
      #"<mrow><mi>f</mi><mo stretchy="false" lspace="0.2778em" rspace="0.2778em">:</mo><mi>A</mi><mo>→</mo><mi>B</mi></mrow>"#
    ),
    (
      #"f\colon A"#,
      #"<mrow><mi>f</mi><mo lspace="0" rspace="0.2778em">:</mo><mi>A</mi></mrow>"#
    ),
    (
      #"\frac{a}{b}"#,
      #"<mfrac><mi>a</mi><mi>b</mi></mfrac>"#
    ),
    (
      #"\frac12"#,
      #"<mfrac><mn>1</mn><mn>2</mn></mfrac>"#
    ),
    (
      #"\dfrac a b"#,
      #"<mstyle displaystyle="true" scriptlevel="0"><mfrac><mi>a</mi><mi>b</mi></mfrac></mstyle>"#
    ),
    (
      #"\tfrac{a}{b}"#,
      #"<mstyle displaystyle="false" scriptlevel="0"><mfrac><mi>a</mi><mi>b</mi></mfrac></mstyle>"#
    ),
    (
      #"\binom{n}{k}"#,
      #"<mrow><mo form="prefix" stretchy="true" fence="true">(</mo><mfrac linethickness="0"><mi>n</mi><mi>k</mi></mfrac><mo form="postfix" stretchy="true" fence="true">)</mo></mrow>"#
    ),
    (
      #"\sqrt{x+1}"#,
      #"<msqrt><mi>x</mi><mo>+</mo><mn>1</mn></msqrt>"#
    ),
    (
      #"\sqrt[3]{x}"#,
      #"<mroot><mi>x</mi><mn>3</mn></mroot>"#
    ),
    (
      #"\sum_{i=1}^n i"#,
      #"<mrow><munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><mi>i</mi></mrow>"#
    ),
    (
      #"\sum\nolimits_i i"#,
      #"<mrow><msub><mo>∑</mo><mi>i</mi></msub><mi>i</mi></mrow>"#
    ),
    (
      #"\int_0^1 f\,dx"#,
      #"<mrow><msubsup><mo>∫</mo><mn>0</mn><mn>1</mn></msubsup><mi>f</mi><mspace width="0.1667em"></mspace><mi>d</mi><mi>x</mi></mrow>"#
    ),
    (
      #"\int\limits_0^1"#,
      #"<munderover><mo movablelimits="false">∫</mo><mn>0</mn><mn>1</mn></munderover>"#
    ),
    (
      #"\lim_{h \to 0} h"#,
      #"<mrow><munder><mo movablelimits="true" lspace="0" rspace="0">lim</mo><mrow><mi>h</mi><mo>→</mo><mn>0</mn></mrow></munder><mo>\#u{2061}</mo><mspace width="0.1667em"></mspace><mi>h</mi></mrow>"#
    ),
    (
      #"\arg\max_x f"#,
      #"<mrow><mi>arg</mi><mo>\#u{2061}</mo><mspace width="0.1667em"></mspace><munder><mo movablelimits="true" lspace="0" rspace="0">max</mo><mi>x</mi></munder><mo>\#u{2061}</mo><mspace width="0.1667em"></mspace><mi>f</mi></mrow>"#
    ),
    (
      #"\operatorname{softmax}(z)"#,
      #"<mrow><mi>softmax</mi><mo>\#u{2061}</mo><mo form="prefix" stretchy="false">(</mo><mi>z</mi><mo form="postfix" stretchy="false">)</mo></mrow>"#
    ),
    (
      #"\operatorname*{arg\,min}_w L"#,
      #"<mrow><munder><mo movablelimits="true" lspace="0" rspace="0">arg\#u{2009}min</mo><mi>w</mi></munder><mo>\#u{2061}</mo><mspace width="0.1667em"></mspace><mi>L</mi></mrow>"#
    ),
    (
      #"\sin x"#,
      #"<mrow><mi>sin</mi><mo>\#u{2061}</mo><mspace width="0.1667em"></mspace><mi>x</mi></mrow>"#
    ),
    (
      #"2 \log(x)"#,
      #"<mrow><mn>2</mn><mspace width="0.1667em"></mspace><mi>log</mi><mo>\#u{2061}</mo><mo form="prefix" stretchy="false">(</mo><mi>x</mi><mo form="postfix" stretchy="false">)</mo></mrow>"#
    ),
    (
      #"(a)\exp b"#,
      #"<mrow><mo form="prefix" stretchy="false">(</mo><mi>a</mi><mo form="postfix" stretchy="false">)</mo><mspace width="0.1667em"></mspace><mi>exp</mi><mo>\#u{2061}</mo><mspace width="0.1667em"></mspace><mi>b</mi></mrow>"#
    ),
    (
      #"\partial\nabla\infty"#,
      #"<mrow><mi>∂</mi><mi mathvariant="normal">∇</mi><mi mathvariant="normal">∞</mi></mrow>"#
    ),
    (
      #"\left( \frac{a}{b} \right]"#,
      #"<mrow><mo form="prefix" stretchy="true" fence="true">(</mo><mfrac><mi>a</mi><mi>b</mi></mfrac><mo form="postfix" stretchy="true" fence="true">]</mo></mrow>"#
    ),
    (
      #"\left. a \middle| b \right|"#,
      #"<mrow><mi>a</mi><mo form="infix" stretchy="true" fence="true">|</mo><mi>b</mi><mo form="postfix" stretchy="true" fence="true">|</mo></mrow>"#
    ),
    (
      #"\bigl( a \bigr)"#,
      #"<mrow><mo form="prefix" stretchy="true" minsize="1.2em" maxsize="1.2em">(</mo><mi>a</mi><mo form="postfix" stretchy="true" minsize="1.2em" maxsize="1.2em">)</mo></mrow>"#
    ),
    (
      #"\Bigm|"#,
      #"<mo lspace="0.2778em" rspace="0.2778em" stretchy="true" minsize="1.8em" maxsize="1.8em">|</mo>"#
    ),
    (
      #"\text{if } x"#,
      #"<mrow><mtext>if\#u{A0}</mtext><mi>x</mi></mrow>"#
    ),
    (
      #"\text{50\% of {a}}"#,
      #"<mtext>50%\#u{A0}of\#u{A0}a</mtext>"#
    ),
    (
      #"\textbf{ab}"#,
      #"<mtext>𝐚𝐛</mtext>"#
    ),
    (
      #"\mathrm{d}x"#,
      #"<mrow><mi mathvariant="normal">d</mi><mi>x</mi></mrow>"#
    ),
    (
      #"\mathrm{loss}"#,
      #"<mi>loss</mi>"#
    ),
    (
      #"\mathit{ha}"#,
      #"<mi>ℎ𝑎</mi>"#
    ),
    (
      #"\mathbf{w}^\top \mathbf{x}"#,
      #"<mrow><msup><mi>𝐰</mi><mi mathvariant="normal">⊤</mi></msup><mi>𝐱</mi></mrow>"#
    ),
    (
      #"\mathbf{1}"#,
      #"<mn>𝟏</mn>"#
    ),
    (
      #"\mathbb{R}\mathbb{E}"#,
      #"<mrow><mi>ℝ</mi><mi>𝔼</mi></mrow>"#
    ),
    (
      #"\mathcal{L}\mathcal{N}"#,
      #"<mrow><mi>ℒ</mi><mi>𝒩</mi></mrow>"#
    ),
    (
      #"\mathsf{ab}"#,
      #"<mi>𝖺𝖻</mi>"#
    ),
    (
      #"\boldsymbol{\theta}"#,
      #"<mi>𝜽</mi>"#
    ),
    (
      #"\boldsymbol\Sigma"#,
      #"<mi>𝚺</mi>"#
    ),
    (
      #"\hat{y}"#,
      #"<mover accent="true"><mi>y</mi><mo stretchy="false">^</mo></mover>"#
    ),
    (
      #"\bar x \tilde x \vec x \dot x \ddot x"#,
      #"<mrow><mover accent="true"><mi>x</mi><mo stretchy="false">¯</mo></mover><mover accent="true"><mi>x</mi><mo stretchy="false">~</mo></mover><mover accent="true"><mi>x</mi><mo stretchy="false">→</mo></mover><mover accent="true"><mi>x</mi><mo stretchy="false">˙</mo></mover><mover accent="true"><mi>x</mi><mo stretchy="false">¨</mo></mover></mrow>"#
    ),
    (
      #"\overline{ab}"#,
      #"<mover accent="true"><mrow><mi>a</mi><mi>b</mi></mrow><mo stretchy="true">‾</mo></mover>"#
    ),
    (
      #"\underline{ab}"#,
      #"<munder accentunder="true"><mrow><mi>a</mi><mi>b</mi></mrow><mo stretchy="true">_</mo></munder>"#
    ),
    (
      #"\overbrace{a+b}^{n}"#,
      #"<mover><mover accent="true"><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mo stretchy="true">⏞</mo></mover><mi>n</mi></mover>"#
    ),
    (
      #"\underbrace{a+b}_{n}"#,
      #"<munder><munder accentunder="true"><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mo stretchy="true">⏟</mo></munder><mi>n</mi></munder>"#
    ),
    (
      #"\begin{pmatrix} a & b \\ c & d \end{pmatrix}"#,
      #"<mrow><mo form="prefix" stretchy="true" fence="true">(</mo><mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr><mtr><mtd><mi>c</mi></mtd><mtd><mi>d</mi></mtd></mtr></mtable><mo form="postfix" stretchy="true" fence="true">)</mo></mrow>"#
    ),
    (
      #"\begin{bmatrix} 1 \\ 2 \\ \end{bmatrix}"#,
      #"<mrow><mo form="prefix" stretchy="true" fence="true">[</mo><mtable><mtr><mtd><mn>1</mn></mtd></mtr><mtr><mtd><mn>2</mn></mtd></mtr></mtable><mo form="postfix" stretchy="true" fence="true">]</mo></mrow>"#
    ),
    (
      #"\begin{vmatrix} a \end{vmatrix}"#,
      #"<mrow><mo form="prefix" stretchy="true" fence="true">|</mo><mtable><mtr><mtd><mi>a</mi></mtd></mtr></mtable><mo form="postfix" stretchy="true" fence="true">|</mo></mrow>"#
    ),
    (
      #"\begin{matrix} a \end{matrix}"#,
      #"<mtable><mtr><mtd><mi>a</mi></mtd></mtr></mtable>"#
    ),
    (
      #"\begin{cases} 1 & \text{if } x \\ 0 & \text{else} \end{cases}"#,
      #"<mrow><mo form="prefix" stretchy="true" fence="true">{</mo><mtable class="cases"><mtr><mtd><mn>1</mn></mtd><mtd><mtext>if\#u{A0}</mtext><mi>x</mi></mtd></mtr><mtr><mtd><mn>0</mn></mtd><mtd><mtext>else</mtext></mtd></mtr></mtable></mrow>"#
    ),
    (
      #"\begin{aligned} a &= b \\ &= c \end{aligned}"#,
      #"<mtable class="aligned" displaystyle="true"><mtr><mtd><mi>a</mi></mtd><mtd><mo>=</mo><mi>b</mi></mtd></mtr><mtr><mtd></mtd><mtd><mo>=</mo><mi>c</mi></mtd></mtr></mtable>"#
    ),
    (
      #"\begin{array}{lr} a & b \end{array}"#,
      #"<mtable><mtr><mtd class="left"><mi>a</mi></mtd><mtd class="right"><mi>b</mi></mtd></mtr></mtable>"#
    ),
    (
      #"\substack{i \\ j}"#,
      #"<mstyle scriptlevel="1"><mtable class="small"><mtr><mtd><mi>i</mi></mtd></mtr><mtr><mtd><mi>j</mi></mtd></mtr></mtable></mstyle>"#
    ),
    (
      #"a\,b\;c\quad d\!e"#,
      #"<mrow><mi>a</mi><mspace width="0.1667em"></mspace><mi>b</mi><mspace width="0.2778em"></mspace><mi>c</mi><mspace width="1.0em"></mspace><mi>d</mi><mspace width="-0.1667em"></mspace><mi>e</mi></mrow>"#
    ),
    (
      #"\ldots\cdots\vdots\ddots"#,
      #"<mrow><mi mathvariant="normal">…</mi><mi mathvariant="normal">⋯</mi><mi mathvariant="normal">⋮</mi><mi mathvariant="normal">⋱</mi></mrow>"#
    ),
    (
      #"\overset{!}{=}"#,
      #"<mover><mo>=</mo><mi mathvariant="normal">!</mi></mover>"#
    ),
    (
      #"\underset{w}{\min} f"#,
      #"<mrow><munder><mo movablelimits="true" lspace="0" rspace="0">min</mo><mi>w</mi></munder><mo>\#u{2061}</mo><mspace width="0.1667em"></mspace><mi>f</mi></mrow>"#
    ),
    (
      #"\stackrel{?}{\le}"#,
      #"<mover><mo>≤</mo><mi mathvariant="normal">?</mi></mover>"#
    ),
    (
      #"\xrightarrow[a]{b}"#,
      #"<munderover><mo>→</mo><mi>a</mi><mi>b</mi></munderover>"#
    ),
    (
      #"\le\ge\ne\approx\to\mapsto\in"#,
      #"<mrow><mo>≤</mo><mo>≥</mo><mo>≠</mo><mo>≈</mo><mo>→</mo><mo>↦</mo><mo>∈</mo></mrow>"#
    ),
    (
      #"\not= \not\subset"#,
      #"<mrow><mo>≠</mo><mo>⊄</mo></mrow>"#
    ),
    (
      #"a \bmod b"#,
      #"<mrow><mi>a</mi><mrow><mspace width="0.2222em"></mspace><mi>mod</mi><mspace width="0.2222em"></mspace></mrow><mi>b</mi></mrow>"#
    ),
    (
      #"a \pmod n"#,
      #"<mrow><mi>a</mi><mrow><mspace width="1.0em"></mspace><mo form="prefix" stretchy="false">(</mo><mi>mod</mi><mspace width="0.3333em"></mspace><mi>n</mi><mo form="postfix" stretchy="false">)</mo></mrow></mrow>"#
    ),
    (
      #"\phantom{x}"#,
      #"<mphantom><mi>x</mi></mphantom>"#
    ),
    (
      #"\displaystyle\sum_i i"#,
      #"<mstyle displaystyle="true" scriptlevel="0"><munder><mo>∑</mo><mi>i</mi></munder><mi>i</mi></mstyle>"#
    ),
    (
      #"\lVert x \rVert_2"#,
      #"<mrow><mo form="prefix" stretchy="false">‖</mo><mi>x</mi><msub><mo form="postfix" stretchy="false">‖</mo><mn>2</mn></msub></mrow>"#
    ),
    (
      #"\{ a \mid b \}"#,
      #"<mrow><mo form="prefix" stretchy="false">{</mo><mi>a</mi><mo stretchy="false" lspace="0.2778em" rspace="0.2778em">∣</mo><mi>b</mi><mo form="postfix" stretchy="false">}</mo></mrow>"#
    ),
    (
      #"≤ α ∈ é"#,
      #"<mrow><mo>≤</mo><mi>α</mi><mo>∈</mo><mi>é</mi></mrow>"#
    ),
    (
      ##"\% \$ \# \& \_"##,
      #"<mrow><mi mathvariant="normal">%</mi><mi mathvariant="normal">$</mi><mi mathvariant="normal">#</mi><mi mathvariant="normal">&amp;</mi><mi mathvariant="normal">_</mi></mrow>"#
    ),
    (
      #"a~b"#,
      #"<mrow><mi>a</mi><mspace width="0.25em"></mspace><mi>b</mi></mrow>"#
    ),
    (
      #"\prod_{i} p_i"#,
      #"<mrow><munder><mo>∏</mo><mi>i</mi></munder><msub><mi>p</mi><mi>i</mi></msub></mrow>"#
    ),
    (
      #"\max(0, x)"#,
      #"<mrow><mo movablelimits="true" lspace="0" rspace="0">max</mo><mo>\#u{2061}</mo><mo form="prefix" stretchy="false">(</mo><mn>0</mn><mo>,</mo><mi>x</mi><mo form="postfix" stretchy="false">)</mo></mrow>"#
    ),
    (
      #"x \odot y"#,
      #"<mrow><mi>x</mi><mo>⊙</mo><mi>y</mi></mrow>"#
    ),
    (
      #"\hat\theta_i"#,
      #"<msub><mover accent="true"><mi>θ</mi><mo stretchy="false">^</mo></mover><mi>i</mi></msub>"#
    ),
    (
      #"x^{\frac{1}{2}}"#,
      #"<msup><mi>x</mi><mfrac><mn>1</mn><mn>2</mn></mfrac></msup>"#
    ),
    (
      #"\boxed{x}"#,
      #"<mrow class="boxed"><mi>x</mi></mrow>"#
    ),
    (
      #"\textcolor{red}{x}y"#,
      #"<mrow><mrow class="red"><mi>x</mi></mrow><mi>y</mi></mrow>"#
    ),
    (
      #"\color{blue}{x}y"#,
      #"<mrow><mrow class="blue"><mi>x</mi></mrow><mi>y</mi></mrow>"#
    ),
    (
      #"{\color{red}x}y"#,
      #"<mrow><mrow class="red"><mi>x</mi></mrow><mi>y</mi></mrow>"#
    ),
    (
      #"\cancel{x}"#,
      #"<mrow class="cancel"><mi>x</mi></mrow>"#
    ),
    (
      ##"\newcommand{\norm}[1]{\left\lVert#1\right\rVert}\norm{x}"##,
      #"<mrow><mo form="prefix" stretchy="true" fence="true">‖</mo><mi>x</mi><mo form="postfix" stretchy="true" fence="true">‖</mo></mrow>"#
    ),
    (
      ##"\newcommand{\R}[1][n]{\mathbb{R}^{#1}}\R\R[m]"##,
      #"<mrow><msup><mi>ℝ</mi><mi>n</mi></msup><msup><mi>ℝ</mi><mi>m</mi></msup></mrow>"#
    ),
    (
      ##"\def\pair#1#2{(#1,#2)}\pair ab"##,
      #"<mrow><mo form="prefix" stretchy="false">(</mo><mi>a</mi><mo>,</mo><mi>b</mi><mo form="postfix" stretchy="false">)</mo></mrow>"#
    ),
    (
      #"\DeclareMathOperator{\tr}{tr}\tr A"#,
      #"<mrow><mi>tr</mi><mo>\#u{2061}</mo><mspace width="0.1667em"></mspace><mi>A</mi></mrow>"#
    ),
    (
      #"\DeclareMathOperator*{\amin}{arg\,min}\amin_x"#,
      #"<munder><mo movablelimits="true" lspace="0" rspace="0">arg\#u{2009}min</mo><mi>x</mi></munder>"#
    ),
    (
      ##"\let\oldvec\vec\renewcommand{\vec}[1]{\mathbf{\oldvec{#1}}}\vec x"##,
      #"<mover accent="true"><mi>𝐱</mi><mo stretchy="false">→</mo></mover>"#
    ),
    (
      #"\newcommand{\x}{3.14}\x"#,
      #"<mn>3.14</mn>"#
    ),
    (
      #"\text{a \textbf{b}}"#,
      #"<mrow><mtext>a\#u{A0}</mtext><mtext>𝐛</mtext></mrow>"#
    ),
    (
      #"\operatorname{\mathrm{tr}} A"#,
      #"<mrow><mi>tr</mi><mo>\#u{2061}</mo><mspace width="0.1667em"></mspace><mi>A</mi></mrow>"#
    ),
    (
      #"\mathop{\text{argmax}}_x"#,
      #"<munder><mo movablelimits="true" lspace="0" rspace="0">argmax</mo><mi>x</mi></munder>"#
    ),
    (
      #"\mathbin{+}"#,
      #"<mo form="prefix">+</mo>"#
    ),
    (
      #"10{,}000"#,
      #"<mrow><mn>10</mn><mi mathvariant="normal">,</mi><mn>000</mn></mrow>"#
    ),
    (
      #"{\bf x}y"#,
      #"<mrow><mi>𝐱</mi><mi>y</mi></mrow>"#
    ),
    (
      #"{\rm softmax} x"#,
      #"<mrow><mi>softmax</mi><mi>x</mi></mrow>"#
    ),
    (
      #"\scriptstyle x"#,
      #"<mstyle displaystyle="false" scriptlevel="1"><mi>x</mi></mstyle>"#
    ),
    (
      #"a \over b"#,
      #"<mfrac><mi>a</mi><mi>b</mi></mfrac>"#
    ),
    (
      #"{n \choose k}"#,
      #"<mrow><mo form="prefix" stretchy="true" fence="true">(</mo><mfrac linethickness="0"><mi>n</mi><mi>k</mi></mfrac><mo form="postfix" stretchy="true" fence="true">)</mo></mrow>"#
    ),
    (
      #"\hspace{2em}\kern3mu x"#,
      #"<mrow><mspace width="2.0em"></mspace><mspace width="0.1668em"></mspace><mi>x</mi></mrow>"#
    ),
    (
      #"\not a"#,
      #"<mi>a\#u{338}</mi>"#
    ),
    (
      #"a’"#,
      #"<msup><mi>a</mi><mo lspace="0" rspace="0">′</mo></msup>"#
    ),
    (
      #"\hphantom{x}"#,
      #"<mpadded height="0" depth="0"><mphantom><mi>x</mi></mphantom></mpadded>"#
    ),
    (
      #"\vphantom{x}"#,
      #"<mpadded width="0"><mphantom><mi>x</mi></mphantom></mpadded>"#
    ),
    (
      #"\smash{x}"#,
      #"<mpadded height="0" depth="0"><mi>x</mi></mpadded>"#
    ),
    (
      #"\xRightarrow[a]{b}"#,
      #"<munderover><mo>⇒</mo><mi>a</mi><mi>b</mi></munderover>"#
    ),
    (
      #"\label{a}\nonumber x"#,
      #"<mi>x</mi>"#
    ),
    (
      #"x \tag{1}"#,
      #"<mrow><mi>x</mi><mrow><mspace width="2.0em"></mspace><mtext>(</mtext><mtext>1</mtext><mtext>)</mtext></mrow></mrow>"#
    ),
    (
      #"x \tag*{A}"#,
      #"<mrow><mi>x</mi><mrow><mspace width="2.0em"></mspace><mtext>A</mtext></mrow></mrow>"#
    ),
    (
      #"\ket{x}"#,
      #"<mrow><mo form="prefix" stretchy="true" fence="true">|</mo><mi>x</mi><mo form="postfix" stretchy="true" fence="true">⟩</mo></mrow>"#
    ),
    (
      #"\begin{array}{l|c|} a & b \\ \hline c & d \\ \hline \end{array}"#,
      #"<mtable><mtr><mtd class="left"><mi>a</mi></mtd><mtd class="before behind"><mi>b</mi></mtd></mtr><mtr class="above below"><mtd class="left"><mi>c</mi></mtd><mtd class="before behind"><mi>d</mi></mtd></mtr></mtable>"#
    ),
    (
      #"\begin{align*} a &= b \\[4pt] &= c \end{align*}"#,
      #"<mtable class="aligned" displaystyle="true"><mtr><mtd><mi>a</mi></mtd><mtd><mo>=</mo><mi>b</mi></mtd></mtr><mtr><mtd></mtd><mtd><mo>=</mo><mi>c</mi></mtd></mtr></mtable>"#
    ),
    (
      #"\begin{alignat}{2} a &= b & c &= d \end{alignat}"#,
      #"<mtable class="aligned" displaystyle="true"><mtr><mtd><mi>a</mi></mtd><mtd><mo>=</mo><mi>b</mi></mtd><mtd><mi>c</mi></mtd><mtd><mo>=</mo><mi>d</mi></mtd></mtr></mtable>"#
    ),
    (
      #"\begin{equation} x \end{equation}"#,
      #"<mi>x</mi>"#
    ),
    (
      #"\begin{dcases} a & b \end{dcases}"#,
      #"<mrow><mo form="prefix" stretchy="true" fence="true">{</mo><mtable class="cases" displaystyle="true"><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr></mtable></mrow>"#
    ),
    (
      #"\begin{eqnarray} a &=& b \end{eqnarray}"#,
      #"<mtable displaystyle="true"><mtr><mtd class="right"><mi>a</mi></mtd><mtd><mo>=</mo></mtd><mtd class="left"><mi>b</mi></mtd></mtr></mtable>"#
    ),
    (
      #"\begin{matrix} a \\ [x] \end{matrix}"#,
      #"<mtable><mtr><mtd><mi>a</mi></mtd></mtr><mtr><mtd><mo form="prefix" stretchy="false">[</mo><mi>x</mi><mo form="postfix" stretchy="false">]</mo></mtd></mtr></mtable>"#
    ),
    (
      #"\begin{aligned}[t] a \end{aligned}"#,
      #"<mtable class="aligned" displaystyle="true"><mtr><mtd><mi>a</mi></mtd></mtr></mtable>"#
    ),
    (
      #"\text{if $x$ is}"#,
      #"<mrow><mtext>if\#u{A0}</mtext><mi>x</mi><mtext>\#u{A0}is</mtext></mrow>"#
    ),
  ]

  @Test(arguments: [
    (
      "a \\\\[2pt] b",
      "<mtable displaystyle=\"true\"><mtr><mtd><mi>a</mi></mtd></mtr><mtr><mtd><mi>b</mi></mtd></mtr></mtable>"
    ),
    ("x % a comment\n+ y", "<mrow><mi>x</mi><mo>+</mo><mi>y</mi></mrow>"),
  ])
  func linesOfADisplayStandBelowEachOther(_ tex: String, _ mathML: String) throws {
    let node = try TeXParser.parse(tex, isDisplay: true)
    #expect(MathWriter.row([node].flattened).html == mathML)
  }
}

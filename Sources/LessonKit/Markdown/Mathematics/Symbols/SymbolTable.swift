/// All commands that stand for one symbol.
enum SymbolTable {
  /// The symbol of each command, without its backslash.
  static let symbols: [String: Symbol] = {
    var table: [String: Symbol] = [:]
    for (role, words) in lists {
      let words = words.split { $0 == " " || $0 == "\n" }.map(String.init)
      for index in stride(from: 0, to: words.count, by: 2) {
        table[words[index]] = Symbol(words[index + 1], role)
      }
    }
    for (role, names) in names {
      for name in names.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        table[String(name)] = Symbol(String(name), role)
      }
    }
    for (name, text) in limits { table[name] = Symbol(text, .limit) }
    return table
  }()

  /// The symbol of a character that is typed as itself; `nil` where it has none.
  static func symbol(of scalar: Unicode.Scalar) -> Symbol? {
    if let symbol = characters[scalar] { return symbol }
    let text = String(scalar)
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .modifierLetter:
      return Symbol(text, .letter)
    case .mathSymbol: return typed[text] ?? Symbol(text, .relation)
    default: return typed[text]
    }
  }

  private static let characters: [Unicode.Scalar: Symbol] = [
    "+": Symbol("+", .binary), "-": Symbol("−", .binary), "*": Symbol("∗", .binary),
    "=": Symbol("=", .relation), "<": Symbol("<", .relation), ">": Symbol(">", .relation),
    ":": Symbol(":", .relation), ",": Symbol(",", .punctuation), ";": Symbol(";", .punctuation),
    "(": Symbol("(", .open), ")": Symbol(")", .close), "[": Symbol("[", .open),
    "]": Symbol("]", .close), "/": Symbol("/", .ordinary), "|": Symbol("|", .ordinary),
    "!": Symbol("!", .ordinary), "?": Symbol("?", .ordinary), ".": Symbol(".", .ordinary),
    "@": Symbol("@", .ordinary),
  ]

  /// The symbols of commands by their own characters, so that `≤` is what `\le` is.
  private static let typed: [String: Symbol] = {
    var typed: [String: Symbol] = [:]
    for name in symbols.keys.sorted() {
      if let symbol = symbols[name], symbol.text.unicodeScalars.count == 1 {
        typed[symbol.text] = symbol
      }
    }
    return typed
  }()

  private static let lists: [(Symbol.Class, String)] = [
    (
      .letter,
      """
      digamma ϝ varkappa ϰ thetasym ϑ
      varGamma 𝛤 varDelta 𝛥 varTheta 𝛩 varLambda 𝛬 varXi 𝛯 varPi 𝛱 varSigma 𝛴 varUpsilon 𝛶
      varPhi 𝛷 varPsi 𝛹 varOmega 𝛺
      alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ
      iota ι kappa κ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ
      varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω
      Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
      partial ∂ ell ℓ imath ı jmath ȷ
      """
    ),
    (
      .ordinary,
      """
      nabla ∇ infty ∞ hbar ℏ Re ℜ Im ℑ aleph ℵ emptyset ∅ varnothing ∅ forall ∀ exists ∃
      nexists ∄ neg ¬ lnot ¬ top ⊤ bot ⊥ angle ∠ triangle △ prime ′ ldots … dots … cdots ⋯
      dotsc … dotsb ⋯ vdots ⋮ ddots ⋱ degree ° % % $ $ # # & & _ _ checkmark ✓ square □
      blacksquare ■ flat ♭ sharp ♯ natural ♮ dagger † ddagger ‡ backslash \\ | ‖ Vert ‖ vert |
      dotsm ⋯ dotsi ⋯ dotso … adots ⋰ iddots ⋰ hslash ℏ wp ℘ beth ℶ gimel ℷ daleth ℸ complement ∁
      Bbbk 𝕜 eth ð mho ℧ diagup ╱ diagdown ╲ measuredangle ∡ sphericalangle ∢ surd √
      triangledown ▽ blacktriangle ▲ blacktriangledown ▼ lozenge ◊ blacklozenge ⧫ Diamond ◇ Box □
      bigstar ★ clubsuit ♣ diamondsuit ♢ heartsuit ♡ spadesuit ♠ maltese ✠ circledR ® circledS Ⓢ
      copyright © pounds £ yen ¥ euro € S § P ¶ lq ‘ rq ’ backprime ‵ ldotp . cdotp ·
      """
    ),
    (
      .operation,
      """
      sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ bigodot ⨀ bigvee ⋁
      bigwedge ⋀ bigsqcup ⨆ biguplus ⨄
      """
    ),
    (.integral, "int ∫ iint ∬ iiint ∭ iiiint ⨌ oint ∮ oiint ∯ intop ∫"),
    (
      .binary,
      """
      pm ± mp ∓ times × div ÷ cdot ⋅ ast ∗ star ⋆ circ ∘ bullet ∙ oplus ⊕ ominus ⊖ otimes ⊗
      oslash ⊘ odot ⊙ cup ∪ cap ∩ setminus ∖ wedge ∧ land ∧ vee ∨ lor ∨ sqcup ⊔ sqcap ⊓
      uplus ⊎ diamond ⋄ amalg ⨿ bigcirc ◯ bigtriangleup △ bigtriangledown ▽ triangleleft ◁
      triangleright ▷ wr ≀ lhd ⊲ rhd ⊳ unlhd ⊴ unrhd ⊵ barwedge ⊼ veebar ⊻ boxplus ⊞ boxminus ⊟
      boxtimes ⊠ boxdot ⊡ circledast ⊛ circledcirc ⊚ circleddash ⊝ centerdot ⋅ divideontimes ⋇
      dotplus ∔ intercal ⊺ leftthreetimes ⋋ rightthreetimes ⋌ ltimes ⋉ rtimes ⋊ smallsetminus ∖
      curlyvee ⋎ curlywedge ⋏ Cap ⋒ Cup ⋓ And & gtrdot ⋗ lessdot ⋖
      """
    ),
    (
      .relation,
      """
      le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ ll ≪ gg ≫ equiv ≡ approx ≈ sim ∼ simeq ≃ cong ≅ asymp ≍
      propto ∝ in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ subsetneq ⊊ supset ⊃ supseteq ⊇ mid ∣
      nmid ∤ parallel ∥ perp ⊥ prec ≺ preceq ⪯ succ ≻ succeq ⪰ vdash ⊢ models ⊨ doteq ≐
      triangleq ≜ coloneqq ≔ to → rightarrow → leftarrow ← gets ← leftrightarrow ↔ mapsto ↦
      longrightarrow ⟶ longleftarrow ⟵ longmapsto ⟼ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔
      implies ⟹ impliedby ⟸ iff ⟺ uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑ Downarrow ⇓
      nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ hookrightarrow ↪ rightharpoonup ⇀ leadsto ⇝
      therefore ∴ because ∵ lesssim ≲ gtrsim ≳ leqslant ⩽ geqslant ⩾ leqq ≦ geqq ≧ lll ⋘ ggg ⋙
      lessapprox ⪅ gtrapprox ⪆ lessgtr ≶ gtrless ≷ lesseqgtr ⋚ gtreqless ⋛ owns ∋ bowtie ⋈ smile ⌣
      frown ⌢ dashv ⊣ vDash ⊨ Vdash ⊩ Vvdash ⊪ sqsubset ⊏ sqsubseteq ⊑ sqsupset ⊐ sqsupseteq ⊒
      subseteqq ⫅ supseteqq ⫆ supsetneq ⊋ Subset ⋐ Supset ⋑ preccurlyeq ≼ succcurlyeq ≽ precsim ≾
      succsim ≿ approxeq ≊ backsim ∽ eqsim ≂ bumpeq ≏ circeq ≗ eqcirc ≖ doteqdot ≑ risingdotseq ≓
      fallingdotseq ≒ Join ⋈ multimap ⊸ pitchfork ⋔ between ≬ varpropto ∝ shortmid ∣
      shortparallel ∥ thickapprox ≈ thicksim ∼ trianglelefteq ⊴ trianglerighteq ⊵ eqqcolon ≕
      Coloneqq ⩴ vcentcolon : dblcolon ∷
      nless ≮ ngtr ≯ nleq ≰ ngeq ≱ nleqslant ≰ ngeqslant ≱ lneq ⪇ gneq ⪈ lneqq ≨ gneqq ≩ nsim ≁
      ncong ≇ napprox ≉ nequiv ≢ nsubset ⊄ nsupset ⊅ nsubseteq ⊈ nsupseteq ⊉ nprec ⊀ nsucc ⊁
      npreceq ⋠ nsucceq ⋡ nvdash ⊬ nvDash ⊭ nVdash ⊮ nparallel ∦ nshortmid ∤ ntriangleleft ⋪
      ntriangleright ⋫ nleftarrow ↚ nrightarrow ↛ nleftrightarrow ↮ nLeftarrow ⇍ nRightarrow ⇏
      nLeftrightarrow ⇎
      Updownarrow ⇕ Longrightarrow ⟹ Longleftarrow ⟸ Longleftrightarrow ⟺ longleftrightarrow ⟷
      hookleftarrow ↩ rightharpoondown ⇁ leftharpoonup ↼ leftharpoondown ↽ rightleftharpoons ⇌
      leftrightharpoons ⇋ rightleftarrows ⇄ leftrightarrows ⇆ rightrightarrows ⇉ leftleftarrows ⇇
      upuparrows ⇈ downdownarrows ⇊ twoheadrightarrow ↠ twoheadleftarrow ↞ rightarrowtail ↣
      leftarrowtail ↢ dashrightarrow ⇢ dashleftarrow ⇠ curvearrowright ↷ curvearrowleft ↶
      circlearrowright ↻ circlearrowleft ↺ looparrowright ↬ looparrowleft ↫ upharpoonright ↾
      upharpoonleft ↿ downharpoonright ⇂ downharpoonleft ⇃ restriction ↾ Rrightarrow ⇛
      Lleftarrow ⇚ rightsquigarrow ⇝ Rsh ↱ Lsh ↰ rarr → larr ← rArr ⇒ lArr ⇐ harr ↔
      """
    ),
    (
      .open,
      "lparen ( lbrack [ lbrace { { { langle ⟨ lfloor ⌊ lceil ⌈ lvert | lVert ‖ lang ⟨"
        + " ulcorner ⌜ llcorner ⌞ lgroup ⟮"
    ),
    (
      .close,
      "rparen ) rbrack ] rbrace } } } rangle ⟩ rfloor ⌋ rceil ⌉ rvert | rVert ‖ rang ⟩"
        + " urcorner ⌝ lrcorner ⌟ rgroup ⟯"
    ),
    (.punctuation, "colon :"),
  ]

  private static let names: [(Symbol.Class, String)] = [
    (
      .function,
      """
      sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh coth exp log ln lg arg deg dim
      hom ker
      """
    ),
    (.limit, "lim max min sup inf det gcd Pr"),
  ]

  /// Names that are written as two words, with the blank between them.
  private static let limits = [
    "argmax": "arg\u{2009}max", "argmin": "arg\u{2009}min", "limsup": "lim\u{2009}sup",
    "liminf": "lim\u{2009}inf", "injlim": "inj\u{2009}lim", "projlim": "proj\u{2009}lim",
  ]
}

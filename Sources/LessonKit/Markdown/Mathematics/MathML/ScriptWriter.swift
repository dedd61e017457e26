/// Writes subscripts, superscripts and limits.
enum ScriptWriter {
  static func element(_ scripts: TeXNode.Scripts, role: Symbol.Class?) -> MathElement {
    let lower = scripts.lower.map { MathWriter.element($0) }
    let upper = upper(of: scripts)
    var base = scripts.base.map { MathWriter.element($0, role: role) } ?? MathElement("mrow", [])
    let isLimit = takesLimits(scripts)
    if let limits = scripts.limits, limits { base = base.withFixedLimits }
    let parts = [base] + [lower, upper].compactMap { $0 }
    let name =
      switch (lower != nil, upper != nil) {
      case (true, true): isLimit ? "munderover" : "msubsup"
      case (true, false): isLimit ? "munder" : "msub"
      default: isLimit ? "mover" : "msup"
      }
    return MathElement(name, parts)
  }

  /// Whether the scripts stand below and above their base, at least in display.
  private static func takesLimits(_ scripts: TeXNode.Scripts) -> Bool {
    if let limits = scripts.limits { return limits }
    switch scripts.base {
    case .symbol(let symbol): return symbol.role == .operation || symbol.role == .limit
    case .accent(_, let accent): return accent.takesLimits
    case .stack(_, over: nil, under: nil, let role): return role == .operation || role == .limit
    default: return false
    }
  }

  /// The superscript with its primes in front.
  private static func upper(of scripts: TeXNode.Scripts) -> MathElement? {
    guard scripts.primes > 0 else { return scripts.upper.map { MathWriter.element($0) } }
    let signs = ["", "′", "″", "‴"]
    let text =
      scripts.primes < signs.count
      ? signs[scripts.primes] : String(repeating: "′", count: scripts.primes)
    let primes = MathElement("mo", [("lspace", "0"), ("rspace", "0")], text: text)
    guard let upper = scripts.upper else { return primes }
    return MathElement("mrow", [primes, MathWriter.element(upper)])
  }
}

extension MathElement {
  /// The operator with its limits above and below everywhere.
  fileprivate var withFixedLimits: MathElement {
    var element = self
    element.attributes.removeAll { $0.name == "movablelimits" }
    if name == "mo" { element.attributes.append(("movablelimits", "false")) }
    return element
  }
}

/// What to do about errors of the compiler that come from how lessons become programs.
enum CompilerAdvice {
  /// The advice for a message; `nil` where it is an error like any other.
  static func advice(_ message: String) -> String? {
    table.first { message.contains($0.part) }?.advice
  }

  /// Parts of the compiler's messages (Swift 6.2 and 6.3), each with what to do.
  private static let table: [(part: String, advice: String)] = [
    (
      "referencing operator function",
      "an operator of a type in a nested scope is not found: declare the type before the cell that"
        + " gives a name a new meaning, or mark its cell `reset`"
    ),
    ("main actor-isolated initializer 'init()'", "write `init() {}` in the base class"),
    (
      "cannot close over value",
      "the value is declared in a nested scope, where types cannot use it: pass it in, or do not give"
        + " a new meaning to the names of earlier cells"
    ),
    (
      "property wrappers are not yet supported in top-level code",
      "a cell is top-level code: make the variable a property of a type, or put this code into"
        + " a function or into `do { … }`"
    ),
    (
      "'lazy' cannot be used on an already-lazy global",
      "a cell's variables get their values in order, none later: remove `lazy`, or write a function"
        + " or a computed variable, `var name: Type { … }`"
    ),
    (
      "return invalid outside of a func",
      "a cell is no function: leave a `guard` with `fatalError(\"why\")` or `throw`, or put this"
        + " code into a function"
    ),
    (
      "'guard' body must not fall through",
      "leave it with `fatalError(\"why\")` or `throw`; only in a function there is something to"
        + " `return` from"
    ),
  ]
}

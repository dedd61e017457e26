import LessonCode
import LessonDocumentation
import LessonFormat
import LessonMatching
import LessonText

/// The work on one unit of documentation: which programs are to be compiled and run, and what came of them.
///
/// It is a function of the unit's text and of what the compiler and the programs answer. Blocks stay
/// together in one program as long as the compiler lets them; one with an error is left out of it and
/// tried alone, and the others go on.
package struct UnitCheck: Sendable {
  /// What is known of a block.
  struct State: Sendable {
    let syntax: ParsedBlock
    /// What the compiler said of it behind the blocks before it, and by itself.
    var inOrder: BlockErrors?
    var alone: BlockErrors?
    var isTriedAlone = false
    var isTriedWithParameters = false
    var isTriedWithVariables = false
    /// Whether it compiles, in a program that may not run.
    var isCompiled = false
    /// Whether it compiles behind a block that ended its program.
    var isUnreached = false
    /// Whether it is one half of code that goes on in the next block.
    var isHalf = false
    var verdict: BlockVerdict?
    /// What is wrong with claims that have a program of their own.
    var claimDiagnostics: [Diagnostic] = []
    var hasOpenClaim = false
  }

  package let unit: DocumentationUnit
  let file: String
  private let imports: [String]
  var states: [Int: State] = [:]
  private var nextNumber: Int
  var importsFoundation = false
  /// The modules that make types of others fit the unit's own module, which examples often leave out.
  let overlays: [String]
  var importsOverlays = false
  /// The claims whose statements compile only as they are written.
  var unwrapped: Set<ClaimID> = []

  /// Whether another run would come to the same.
  package var isRepeatable = true

  /// The programs that the compiler has to look at.
  package private(set) var pending: [DocumentationProgram] = []

  /// Begins to check a unit.
  ///
  /// - Parameters:
  ///   - imports: the imports of all its programs.
  ///   - overlays: modules that are imported where a type does not conform to a protocol.
  ///   - number: the first of the numbers of its programs, of which there are no more than ``mostPrograms``.
  ///   - isKnown: whether a module can be imported.
  ///   - products: the modules of the package's products.
  package init(
    _ unit: DocumentationUnit, file: String, imports: [String], overlays: [String] = [],
    number: Int, products: [String] = [], isKnown: (String) -> Bool
  ) {
    self.unit = unit
    self.file = file
    self.imports = imports
    self.overlays = overlays
    nextNumber = number
    for block in unit.blocks {
      var state = State(syntax: ParsedBlock(block))
      let missing = state.syntax.imports.first { !isKnown($0) }
      state.verdict = Self.verdict(onTextOf: block, missing: missing)
        .map { state.syntax.misspelling(missing, of: products, $0) }
      states[block.number] = state
    }
    for (first, second) in zip(unit.blocks, unit.blocks.dropFirst()) {
      let halves = [first, second].compactMap { states[$0.number]?.syntax }
      guard halves.count == 2, ParsedBlock.areHalves(halves[0], halves[1]) else { continue }
      for half in halves { states[half.block.number]?.isHalf = true }
    }
    begin()
  }

  /// How many programs a unit may have.
  package static let mostPrograms = 10_000

  /// What can be said of a block without a compiler.
  private static func verdict(
    onTextOf block: DocumentationBlock, missing: String?
  ) -> BlockVerdict? {
    if let reason = block.skipReason {
      let isIgnored = if case .ignored = block.attributes.fate { true } else { false }
      return BlockVerdict(
        block, .skipped, reason: isIgnored ? .ignored : nil, skipReason: reason)
    }
    switch block.kind {
    case .notSwift, .listing, .manifest, .inHTML, .inParagraph:
      return BlockVerdict(
        block, .unchecked, reason: UncheckedReason(rawValue: block.kind.rawValue))
    case .program, .placeholder, .main: break
    }
    guard let missing else { return nil }
    return ForeignModules.names.contains(missing)
      ? BlockVerdict(block, .skipped, skipReason: "no module \(missing) on this platform")
      : BlockVerdict(block, .unchecked, reason: .needs(missing))
  }

  func isOpen(_ number: Int) -> Bool { states[number]?.verdict == nil }

  private mutating func begin() {
    let open = unit.blocks.filter { isOpen($0.number) }
    let ordinary = open.filter { block in
      block.kind != .main && (states[block.number]?.syntax.isComplete ?? false)
        && [.runs, .compiles].contains(block.attributes.fate)
    }
    let running = ordinary.filter { $0.kind == .program && $0.attributes.fate == .runs }
    add(.inOrder, running.map(\.number))
    if running.count < ordinary.count { add(.checked, ordinary.map(\.number)) }
    for block in open {
      let number = block.number
      let whole = ClaimID(block: number, index: -1)
      switch block.attributes.fate {
      case .mustNotCompile: add(.refusal(whole), before(number) + [number])
      case .mustTrap: add(.trap(whole), before(number) + [number])
      case .runs, .compiles, .ignored:
        if block.kind == .main { add(.alone(number), [number], .library) }
        if !ordinary.contains(where: { $0.number == number }), block.kind != .main {
          states[number]?.isTriedAlone = true
          let isComplete = states[number]?.syntax.isComplete ?? false
          add(.alone(number), [number], isComplete ? nil : .script)
        }
      }
      guard ordinary.contains(where: { $0.number == number }) else { continue }
      for (index, claim) in block.claims.enumerated() {
        let id = ClaimID(block: number, index: index)
        switch claim.kind {
        case .prints, .value: continue
        case .mustTrap where claim.statement != nil:
          add(.trap(id), before(number) + [number])
        case .mustNotCompile where claim.statement != nil, .mustFail where claim.statement != nil:
          add(.refusal(id), before(number) + [number])
        case .mustTrap, .mustNotCompile, .mustFail: states[number]?.hasOpenClaim = true
        }
      }
    }
  }

  /// The blocks that run before one.
  private func before(_ number: Int) -> [Int] {
    unit.blocks.filter {
      $0.number < number && isOpen($0.number) && $0.kind == .program && $0.attributes.fate == .runs
        && (states[$0.number]?.syntax.isComplete ?? false)
    }.map(\.number)
  }

  mutating func add(
    _ purpose: DocumentationProgram.Purpose, _ numbers: [Int],
    _ placement: DocumentationProgram.Placement? = nil, uses: [ClaimID: ClaimUse]? = nil,
    isLenient: Bool = false
  ) {
    let blocks = numbers.compactMap { states[$0]?.syntax }
    guard !blocks.isEmpty else { return }
    let isFileScope = blocks.contains(where: \.needsFileScope)
    pending.append(
      DocumentationProgram(
        number: nextNumber, purpose: purpose,
        placement: placement ?? (isFileScope ? .script : .function), blocks: blocks,
        imports: imports + (importsFoundation ? ["import Foundation"] : [])
          + (importsOverlays ? overlays.map { "import \($0)" } : []),
        uses: uses ?? firstUses(of: blocks, purpose), declaration: unit.declaration, file: file,
        isLenient: isLenient))
    nextNumber += 1
  }

  private func firstUses(
    of blocks: [ParsedBlock], _ purpose: DocumentationProgram.Purpose
  ) -> [ClaimID: ClaimUse] {
    switch purpose {
    case .inOrder, .alone, .renamed: break
    case .checked, .parameters, .trap, .refusal: return [:]
    }
    var uses: [ClaimID: ClaimUse] = [:]
    for syntax in blocks {
      for (id, use) in syntax.claimUses where !unwrapped.contains(id) { uses[id] = use }
    }
    return uses
  }

  /// Takes the programs that the compiler has to look at.
  package mutating func takePending() -> [DocumentationProgram] {
    defer { pending = [] }
    return pending
  }
}

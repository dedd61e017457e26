import LessonCode
import LessonText

/// A program that blocks of one unit form, and what it is to find out.
package struct DocumentationProgram: Sendable {
  /// Where the code stands.
  package enum Placement: Sendable, Hashable {
    /// In a function of a module that it shares with other programs, each block in a scope of its own.
    case function
    /// In a function whose parameters are those of the documented declaration; it is never called.
    case parameters
    /// At the top level of a script of its own.
    case script
    /// At the top level of a module of its own, which has an entry point already.
    case library
  }

  /// What the program is to find out.
  package enum Purpose: Sendable, Hashable {
    /// Whether the blocks that run are true, in order.
    case inOrder
    /// Whether all blocks that compile do so in order, those that do not run among them.
    case checked
    /// Whether one block is true by itself.
    case alone(Int)
    /// Whether one block compiles where the parameters of its declaration are known.
    case parameters(Int)
    /// Whether the code that a claim is about ends the program.
    case trap(ClaimID)
    /// Whether the compiler rejects the code that a claim is about.
    case refusal(ClaimID)
    /// Whether a block is true where an unknown name stands for a variable of the page.
    case renamed(Renaming)
  }

  /// A name of a block that is nowhere declared, and the variable that it may be another name of.
  package struct Renaming: Sendable, Hashable {
    package let block: Int
    package let name: String
    package let variable: String

    package init(block: Int, name: String, variable: String) {
      self.block = block
      self.name = name
      self.variable = variable
    }
  }

  /// Its number among all programs of a run, which its generated names have.
  package let number: Int
  package let purpose: Purpose
  package let placement: Placement
  /// The blocks that take part, in order.
  package let blocks: [ParsedBlock]
  /// The modules that it imports besides those that its code does.
  package let imports: [String]
  /// How claims are looked at; none of those that are not named.
  package let uses: [ClaimID: ClaimUse]
  package let declaration: DocumentedDeclaration?
  /// The file that its blocks stand in.
  package let file: String
  /// Whether it is compiled in the mode of Swift 5, whatever the package's is.
  package let isLenient: Bool

  package init(
    number: Int, purpose: Purpose, placement: Placement, blocks: [ParsedBlock], imports: [String],
    uses: [ClaimID: ClaimUse], declaration: DocumentedDeclaration?, file: String,
    isLenient: Bool = false
  ) {
    self.number = number
    self.purpose = purpose
    self.placement = placement
    self.blocks = blocks
    self.imports = imports
    self.uses = uses
    self.declaration = declaration
    self.file = file
    self.isLenient = isLenient
  }

  /// Whether it runs once it compiles.
  package var isRun: Bool {
    switch purpose {
    case .inOrder, .alone, .trap, .renamed: placement == .function || placement == .script
    case .checked, .parameters, .refusal: false
    }
  }

  /// The claims that marks can be about, in order; a claim's number is its place.
  package var claims: [ClaimID] {
    blocks.flatMap { syntax in
      syntax.block.claims.indices.map { ClaimID(block: syntax.block.number, index: $0) }
    }
  }

  /// The number of the mark that tells that a block's conditions leave something of it: one behind those of
  /// all claims.
  package func mark(ofConditionsIn block: Int) -> Int {
    claims.count + 1 + (blocks.firstIndex { $0.block.number == block } ?? 0)
  }

  /// The marks that it writes as its blocks begin.
  package var marks: CellMarks {
    let hash = ContentHash(blocks.map(\.block.code) + ["\(number)"]).hexadecimal
    return CellMarks(
      cells: blocks.map(\.block.number), key: UInt64(hash.prefix(15), radix: 16) ?? 0)
  }

  /// The function that holds its code.
  package var function: String { "__lessonProgram\(number)" }

  /// Whether it waits for something.
  package var isAsynchronous: Bool { blocks.contains(where: \.isAsynchronous) }

  /// Whether what is true of it may be so by chance, because it tells the parts of what has no order, or is random.
  package var mayHash: Bool {
    blocks.contains { $0.isRandom && !$0.block.claims.isEmpty }
      || blocks.contains { $0.block.tellsParts || $0.block.picksOne }
        && blocks.contains(where: \.mentionsUnordered)
  }

  /// The text of its source file.
  package var text: String { DocumentationWriter(self).text }

  /// The name that the program gives a file, so that what the compiler says of it can be told from what
  /// it says of the same file in other programs.
  func name(ofFile file: String) -> String { "\(number)#\(file)" }

  /// What a place of the compiler is a place of.
  package enum Place: Sendable, Equatable {
    /// The author's code.
    case code(SourcePosition)
    /// What was generated for a claim.
    case claim(ClaimID)
    /// Other generated text.
    case generated
  }

  /// Splits the name of a file in the number of its program and its own name.
  package static func parts(ofName name: String) -> (number: Int, file: String)? {
    // The debug information may join the path to the compiler's working folder.
    let name = name.split(separator: "/").contains { $0.contains("#") } ? name[...] : name[...]
    guard let mark = name.firstIndex(of: "#") else { return nil }
    let digits = name[..<mark].reversed().prefix { $0.isASCII && $0.isNumber }.reversed()
    guard let number = Int(String(digits)) else { return nil }
    return (number, String(name[name.index(after: mark)...]))
  }

  /// What a place in one of its files is.
  package func place(inFile file: String, line: Int, column: Int) -> Place {
    if file == self.file || file == String(self.file.swiftLiteral.dropFirst().dropLast()) {
      return .code(SourcePosition(line: line, column: column))
    }
    if file.hasPrefix("claim "), let number = Int(file.dropFirst(6)),
      claims.indices.contains(number - 1)
    {
      return .claim(claims[number - 1])
    }
    return .generated
  }
}

extension DocumentationBlock {
  /// Whether it has a claim, and takes one or all parts of something.
  fileprivate var picksOne: Bool {
    !claims.isEmpty
      && [
        ".first", "Array(", ".map", ".keys", ".values", ".pop", "for ", ".reduce", ".joined",
        ".makeIterator", ".min", ".max", ".enumerated", ".prefix", ".lazy", "zip(",
      ].contains { code.hasBytes(of: $0) }
  }

  /// Whether a claim, or the fence behind it, is about more than one word.
  fileprivate var tellsParts: Bool {
    output != nil
      || claims.contains { claim in
        switch claim.kind {
        case .prints(let text), .value(let text): text.contains { $0 == "," || $0.isWhitespace }
        case .mustNotCompile, .mustTrap, .mustFail: false
        }
      }
  }
}

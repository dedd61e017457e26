import LessonCode
import LessonText
import SwiftSyntax

/// Writes a program of documentation as a source file.
///
/// Every line of an author's code stands on a line of its own behind as many blanks as the comment and
/// the Markdown have before it, so that the compiler's lines and columns are those of the file.
struct DocumentationWriter {
  /// The text of the file.
  private(set) var text = ""

  private let program: DocumentationProgram
  private let key: UInt64
  private var fileScope = ""
  /// The line of the file that the next line of text is taken for; `nil` where it is not the author's.
  private var nextLine: Int?

  /// Writes `program`.
  init(_ program: DocumentationProgram) {
    self.program = program
    key = program.marks.key
    let isWrapped = program.placement == .function || program.placement == .parameters
    var depth = 0
    var declared: Set<String> = []
    for (index, syntax) in program.blocks.enumerated() {
      let isNew = !declared.isDisjoint(with: syntax.declaredNames)
      declared.formUnion(syntax.declaredNames)
      if isWrapped && index > 0 || isNew && program.placement == .script || depth > 0 && !isWrapped
      {
        generate("do {")
        depth += 1
      }
      if program.placement != .library {
        generate("__lessonCell(\(syntax.block.number), isShown: true, key: \(key))")
        let mark = program.mark(ofConditionsIn: syntax.block.number)
        generate(syntax.conditions("__lessonClaimEnds(\(mark), key: \(key))"))
      }
      if case .renamed(let renaming) = program.purpose, renaming.block == syntax.block.number {
        generate("var \(renaming.name) = \(renaming.variable)")
      }
      let alternatives = program.placement == .library ? [] : syntax.alternativeLines
      write(syntax, isNested: isWrapped || depth > 0 || !alternatives.isEmpty, alternatives)
      depth += alternatives.count
    }
    // What a block leaves open is missed at its end.
    if program.placement == .script, program.blocks.allSatisfy(\.isComplete) {
      generate("__lessonEnd(key: \(key))")
    }
    generate(String(repeating: "}", count: depth))
    finish()
  }

  private mutating func finish() {
    var header = location("generated", 1)
    if program.placement != .library { header += "import LessonRuntime\n" }
    for module in program.imports { header += "\(module)\n" }
    let body = text
    text = header + fileScope + location("generated", 2)
    let effects = program.isAsynchronous ? "async throws" : "throws"
    switch program.placement {
    case .function:
      text += "@MainActor func \(program.function)() \(effects) {\n\(body)}\n"
    case .parameters:
      text += "@MainActor func \(program.function)\(parameters) \(effects) {\n\(body)}\n"
    case .script: text += "__lessonBegin()\n" + body
    case .library: text += body
    }
  }

  /// The parameters of the documented declaration, behind what is generic in their types.
  private var parameters: String {
    guard let declaration = program.declaration else { return "()" }
    let generics = declaration.usedGenericParameters
    let list = declaration.parameters.map { "_ \($0.name): \($0.type)" }.joined(separator: ", ")
    return (generics.isEmpty ? "" : "<\(generics.joined(separator: ", "))>") + "(\(list))"
  }

  /// Writes a line that is not the author's.
  private mutating func generate(_ line: String, for claim: Int? = nil) {
    guard !line.isEmpty else { return }
    text += location(claim.map { "claim \($0)" } ?? "generated", 1) + line + "\n"
    nextLine = nil
  }

  private func location(_ file: String, _ line: Int) -> String {
    ProgramWriter.location(program.name(ofFile: file), line)
  }

  private mutating func write(
    _ syntax: ParsedBlock, isNested: Bool, _ alternatives: Set<Int>
  ) {
    let additions = Additions(syntax, program, key: key)
    var code = syntax.code
    for range in omissions(syntax, isNested: isNested) {
      for index in range where code[index] != UInt8(ascii: "\n") { code[index] = UInt8(ascii: " ") }
    }
    let lines = code.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in syntax.block.lines.enumerated() where index < lines.count {
      if alternatives.contains(index) { generate("do {") }
      for (claim, text) in additions.before[index] ?? [] { generate(text, for: claim) }
      var (code, blanks) = (lines[index], line.prefixWidth)
      func cut(_ column: Int) {
        let width = column - (blanks - line.prefixWidth)
        guard width > 0 else { return }
        advance(to: line.number)
        write(code.prefix(width), behind: blanks)
        code.removeFirst(width)
        blanks += width
      }
      if let (claim, text, column) = additions.within[index] {
        cut(column)
        generate(text, for: claim)
      }
      if let (name, column) = additions.named[index] {
        cut(column)
        text += location(program.file, line.number - 1) + "let \(name) =\n"
        nextLine = line.number
      }
      advance(to: line.number)
      write(code, behind: blanks)
      nextLine = line.number + 1
      for (claim, text) in additions.after[index] ?? [] { generate(text, for: claim) }
    }
  }

  private mutating func write(_ line: ArraySlice<UInt8>, behind blanks: Int) {
    if !line.isEmpty {
      text += String(repeating: " ", count: blanks) + String(decoding: line, as: UTF8.self)
    }
    text += "\n"
  }

  /// Makes the next line of text that of the file; inside of an expression nothing but blank lines can.
  private mutating func advance(to line: Int) {
    if let next = nextLine, next <= line {
      text += String(repeating: "\n", count: line - next)
    } else {
      text += location(program.file, line)
    }
  }

  /// What of a block's code is left out of its place: what stands at file scope, what a claim says must
  /// fail, and access levels, which no nested scope may have.
  private mutating func omissions(_ syntax: ParsedBlock, isNested: Bool) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for (index, claim) in syntax.claims.enumerated() {
      let id = ClaimID(block: syntax.block.number, index: index)
      guard program.purpose != .trap(id), program.purpose != .refusal(id) else { continue }
      switch claim.kind {
      case .mustTrap, .mustNotCompile, .mustFail:
        if let range = claim.statement.flatMap({ syntax.statement($0)?.textRange }) {
          ranges.append(range)
        }
      case .prints, .value: break
      }
    }
    guard isNested else { return ranges }
    for item in syntax.items {
      guard item.role == .hoisted else {
        ranges += item.accessModifiers
        continue
      }
      hoist(item.range, of: syntax)
      ranges.append(item.range)
    }
    return ranges
  }

  private mutating func hoist(_ range: Range<Int>, of syntax: ParsedBlock) {
    let first = syntax.line(ofByte: range.lowerBound)
    guard syntax.block.lines.indices.contains(first) else { return }
    let start = syntax.code[..<range.lowerBound].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 }
    let column = range.lowerBound - (start ?? 0)
    fileScope += location(program.file, syntax.block.lines[first].number)
    let lines = syntax.code[range].split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (offset, line) in lines.enumerated() {
      let prefix = syntax.block.lines[first + offset].prefixWidth + (offset == 0 ? column : 0)
      fileScope += String(repeating: " ", count: prefix) + String(decoding: line, as: UTF8.self)
      fileScope += "\n"
    }
  }
}

/// The lines that a program has around a block's code for its claims, by the indices of the code's lines.
private struct Additions {
  private(set) var before: [Int: [(claim: Int, text: String)]] = [:]
  private(set) var after: [Int: [(claim: Int?, text: String)]] = [:]
  /// What stands before a statement where other code opens its line, and how many bytes that takes.
  private(set) var within: [Int: (claim: Int, text: String, column: Int)] = [:]
  /// The names of the values of expressions, and how many bytes of the line stand before each.
  private(set) var named: [Int: (name: String, column: Int)] = [:]

  init(_ syntax: ParsedBlock, _ program: DocumentationProgram, key: UInt64) {
    let numbers = program.claims
    for (index, claim) in syntax.claims.enumerated() {
      let id = ClaimID(block: syntax.block.number, index: index)
      guard let use = program.uses[id], use != .none, let place = ClaimPlace(claim, in: syntax),
        let number = numbers.firstIndex(of: id).map({ $0 + 1 })
      else { continue }
      if use == .printed {
        let mark = "__lessonClaimBegins(\(number), key: \(key))"
        if let line = place.firstLine {
          before[line, default: []].append((number, mark))
        } else if let line = place.valueLine {
          within[line] = (number, mark, place.column)
        }
        after[place.lastLine, default: []].append(
          (number, "__lessonClaimEnds(\(number), key: \(key))"))
        continue
      }
      guard case .value(let text) = claim.kind else { continue }
      var value = "__lessonValue\(number)"
      if use == .receiver, let receiver = claim.receiver {
        value = String(decoding: syntax.code[receiver], as: UTF8.self)
      } else if let subject = claim.subject, subject != claim.statement {
        value = String(decoding: syntax.code[subject], as: UTF8.self)
      } else if let line = place.valueLine {
        // Two claims may be about one expression.
        value = named[line]?.name ?? value
        named[line] = (value, place.column)
      }
      let equality =
        switch use {
        case .equal, .receiver: ", isEqual: \(value) == (\(text))"
        case .same: ", isEqual: __lessonIsEqual(\(value), (\(text)))"
        case .printed, .described, .none: ""
        }
      after[place.lastLine, default: []].append(
        (number, "__lessonClaim(\(number), key: \(key), \(value)\(equality))"))
    }
    // What a fence behind the block shows is what a lesson would: the last value too.
    guard syntax.block.output?.isBinding ?? false, let place = syntax.lastValue else { return }
    let first = place.lines.lowerBound
    let value = named[first]?.name ?? "__lessonShownValue"
    named[first] = (value, place.column)
    after[place.lines.upperBound, default: []].append((nil, "__lessonDisplay(\(value))"))
  }
}

extension DocumentedDeclaration {
  /// The names of the generic parameters that the types of its parameters mention.
  package var usedGenericParameters: [String] {
    let words = Set(
      parameters.flatMap { parameter in
        parameter.type.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
      })
    return genericParameters.filter(words.contains)
  }
}

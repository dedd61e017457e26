import LessonCode
import LessonText
import SwiftSyntax

extension ParsedBlock {
  /// The claim of this name, if it is one of the block's.
  package func claim(_ id: ClaimID) -> Claim? {
    block.claims.indices.contains(id.index) ? block.claims[id.index] : nil
  }

  /// Whether a program can mark where the code that a claim is about begins.
  package func hasBeginning(ofClaim index: Int) -> Bool {
    guard claims.indices.contains(index), let place = ClaimPlace(claims[index], in: self) else {
      return false
    }
    return place.valueLine != nil
  }

  /// Whether a statement holds code that may run later, or never.
  package func holdsOtherCode(_ range: Range<Int>) -> Bool {
    guard let item = statement(range) else { return false }
    return item.tokens(viewMode: .sourceAccurate).contains { token in
      guard token.tokenKind == .leftBrace, let owner = token.parent else { return false }
      return owner.is(ClosureExprSyntax.self)
        || owner.parent.map {
          $0.is(DeferStmtSyntax.self) || $0.is(GuardStmtSyntax.self)
            || $0.is(FunctionDeclSyntax.self)
        } ?? false
    }
  }

  /// Whether code that stands before a statement may print behind it.
  package func isBehindLaterCode(_ range: Range<Int>) -> Bool {
    let lists = sequence(first: statement(range).map(Syntax.init), next: { $0?.parent })
      .compactMap { $0?.as(CodeBlockItemListSyntax.self) }
    return lists.joined().contains { $0.item.is(DeferStmtSyntax.self) && $0.prints }
      || tree.tokens(viewMode: .sourceAccurate).contains { token in
        token.startsOtherCode && token.statement?.prints ?? false
      }
  }

  /// Whether a range of the code is what a statement computes for nothing.
  func isDiscarded(_ range: Range<Int>, in statement: Range<Int>?) -> Bool {
    guard let statement, statement.contains(range.lowerBound),
      range.lowerBound > statement.lowerBound
    else { return false }
    return code[statement].first == UInt8(ascii: "_")
  }

  /// Whether something stands for what is left out in a line of the file.
  package func hasPlaceholder(inLine line: Int) -> Bool {
    block.placeholders.map(\.edit).contains { edit in
      let first = block.position(ofByte: edit.range.lowerBound).line
      return first <= line && line <= block.position(ofByte: edit.range.upperBound).line
    }
  }

  /// The word at a place of the file.
  package func word(at position: SourcePosition) -> String? {
    token(at: position)?.identifierText
  }

  /// The names that the statement at a place declares, and those of the variables whose values it is a
  /// part of.
  package func names(declaredAt position: SourcePosition) -> Set<String> {
    guard let token = token(at: position), let item = token.statement else { return [] }
    let holders = sequence(first: Syntax(token), next: \.parent)
      .compactMap { $0.as(CodeBlockItemSyntax.self) }
      .filter { $0.item.is(VariableDeclSyntax.self) }
    return Set(([item] + holders).flatMap { Declaration.all(in: $0) }.map(\.name))
  }

  /// The names that are open where the header of a function or type, which has the byte `header`, names something
  /// that is missing; `nil` where `inside` is no byte of its body.
  package func namesOpened(byHeaderAt header: Int, aroundByte inside: Int) -> Set<String>? {
    guard header < code.count,
      let token = tree.token(at: AbsolutePosition(utf8Offset: header))
    else { return nil }
    for node in sequence(first: Syntax(token), next: \.parent) {
      if let function = node.as(FunctionDeclSyntax.self), let body = function.body {
        guard body.textRange.contains(inside), !body.textRange.contains(header) else { return nil }
        let result = function.signature.returnClause?.textRange.contains(header) ?? false
        let names = function.signature.parameterClause.parameters.filter {
          $0.textRange.contains(header)
        }.map { ($0.secondName ?? $0.firstName).identifierText }
        return result ? nil : Set(names)
      }
      if let group = node.asProtocol((any DeclGroupSyntax).self) {
        let body = group.memberBlock.textRange
        guard body.contains(inside), !body.contains(header) else { return nil }
        return Set([group.typeName].compactMap { $0 } + ["self", "super", "Self"])
      }
      if node.is(CodeBlockSyntax.self) { return nil }
    }
    return nil
  }

  /// These names, and those of the variables whose values come of them.
  package func names(following names: Set<String>) -> Set<String> {
    guard !names.isEmpty else { return names }
    var all = names
    for token in tree.tokens(viewMode: .sourceAccurate) where all.contains(token.identifierText) {
      guard let item = token.statement, item.item.is(VariableDeclSyntax.self) else { continue }
      all.formUnion(Declaration.all(in: item).map(\.name))
    }
    return all
  }

  /// The types that it declares without all of their members.
  package var openTypes: Set<String> {
    let places = block.placeholders.filter { $0.role == .members }.compactMap { placeholder in
      byte(at: block.position(ofByte: placeholder.edit.range.lowerBound))
    }
    return Set(
      places.compactMap { place in
        tree.token(at: AbsolutePosition(utf8Offset: place)).flatMap { token in
          sequence(first: Syntax(token), next: \.parent).lazy
            .compactMap { $0.asProtocol((any DeclGroupSyntax).self) }.first?.typeName
        }
      } + describedTypes)
  }

  /// The types whose members are left to a comment: `// ... the rest`, or any where there is nothing else and
  /// the type conforms to something.
  private var describedTypes: [String] {
    tree.tokens(viewMode: .sourceAccurate).compactMap { token in
      let comments = token.leadingTrivia.filter(\.isComment).map { "\($0)" }
      guard !comments.isEmpty,
        let members = token.parent?.as(MemberBlockSyntax.self) ?? token.memberBlock,
        let group = members.parent?.asProtocol((any DeclGroupSyntax).self)
      else { return nil }
      let isEmpty = members.members.isEmpty && group.inheritanceClause != nil
      return isEmpty || comments.contains(where: \.isElision) ? group.typeName : nil
    }
  }

  /// Whether it is a part of a call and nothing else: `pollInterval: .seconds(1)`.
  package var isArguments: Bool {
    let lines = block.lines.map { $0.text.trimmed { $0 == " " || $0 == "\t" } }
      .filter { !$0.isEmpty && !$0.hasPrefix("//") }
    return !lines.isEmpty
      && lines.allSatisfy { line in
        let name = line.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        return name.first?.isLowercase == true && line[name.endIndex...].hasPrefix(": ")
      }
  }

  /// Whether the statement at a place is a list of values and nothing else.
  package func isBareLiteral(at position: SourcePosition) -> Bool {
    guard case .expr(let expression)? = token(at: position)?.statement?.item else { return false }
    return expression.is(ArrayExprSyntax.self) || expression.is(DictionaryExprSyntax.self)
  }

  /// The names that the statement at a place uses.
  package func names(usedAt position: SourcePosition) -> Set<String> {
    guard let item = token(at: position)?.statement else { return [] }
    return Set(item.tokens(viewMode: .sourceAccurate).map(\.identifierText))
  }

  private func token(at position: SourcePosition) -> TokenSyntax? {
    byte(at: position).flatMap { byte in
      byte < code.count ? tree.token(at: AbsolutePosition(utf8Offset: byte)) : nil
    }
  }

  /// Whether it reads files or what is at an address, by what its names say.
  package var readsFiles: Bool {
    tree.tokens(viewMode: .sourceAccurate).contains { token in
      guard token.text.hasPrefix("contentsOf") else { return false }
      guard token.text == "contentsOf", let argument = token.parent?.as(LabeledExprSyntax.self),
        let call = argument.parent?.parent?.as(FunctionCallExprSyntax.self)
      else { return true }
      // `append(contentsOf:)` reads what is there.
      let name = call.calledExpression.lastToken(viewMode: .sourceAccurate)?.text ?? ""
      return name == "init" || name.first?.isUppercase ?? false
    }
  }

  /// Whether what it does changes from run to run or from machine to machine, by what its names say.
  package var isRandom: Bool {
    let names = tree.tokens(viewMode: .sourceAccurate).filter {
      $0.parent?.is(DeclReferenceExprSyntax.self) ?? false
    }
    return names.contains {
      Self.randomNames.contains($0.text) || $0.text.hasPrefix("EnvironmentVariable")
    } || tree.tokens(viewMode: .sourceAccurate).contains { $0.text == "environment" }
  }

  /// Whether a set or dictionary is in it that has no order of its own, by what its names say.
  package var mentionsUnordered: Bool {
    let names = ["Set", "Dictionary"]
    guard names.contains(where: block.code.hasBytes) else { return hasDictionary }
    return hasDictionary
      || block.code.utf8.split { !$0.isASCIIWord && $0 < 0x80 }.contains { bytes in
        let word = String(Substring(bytes))
        return names.contains(where: word.hasBytes) && !Self.isOrdered(word)
      }
  }

  /// Whether the name of a set or dictionary tells that its order is no matter of chance.
  private static func isOrdered(_ name: String) -> Bool {
    ["Ordered", "Sorted"].contains(where: name.hasPrefix)
      || ["BitSet", "IndexSet", "OptionSet"].contains(name)
  }

  /// Whether a dictionary is written in it, or the type of one.
  private var hasDictionary: Bool {
    tree.tokens(viewMode: .sourceAccurate).contains { token in
      guard token.tokenKind == .colon, let parent = token.parent else { return false }
      return parent.is(DictionaryElementSyntax.self) || parent.is(DictionaryTypeSyntax.self)
        || parent.is(DictionaryExprSyntax.self)
    }
  }

  private static let randomNames: Set<String> = [
    "random", "randomElement", "shuffle", "shuffled", "randomSample", "randomStableSample",
    "SystemRandomNumberGenerator", "Date", "UUID", "now", "hashValue", "ObjectIdentifier",
    "ContinuousClock", "SuspendingClock", "getenv",
  ]

  /// How its claims are looked at first.
  package var claimUses: [ClaimID: ClaimUse] {
    var uses: [ClaimID: ClaimUse] = [:]
    for (index, claim) in claims.enumerated() {
      var use = ClaimUse(claim, in: self)
      // What a call returns is told already: this is what it has done.
      if claim.receiver != nil, case .value = claim.kind,
        claims[..<index].contains(where: { $0.tellsSame(as: claim) })
      {
        use = .receiver
      }
      if use != .none { uses[ClaimID(block: block.number, index: index)] = use }
    }
    return uses
  }

  /// The claims for which a value is given a name where one of the places lies.
  package func wrappedClaims(at positions: [SourcePosition]) -> [ClaimID] {
    block.claims.enumerated().compactMap { index, claim in
      guard case .value = claim.kind, let range = claim.statement,
        claim.subject == nil || claim.subject == range
      else { return nil }
      let first = block.position(ofByte: range.lowerBound).line
      let last = block.position(ofByte: range.upperBound).line
      return positions.contains { first <= $0.line && $0.line <= last }
        ? ClaimID(block: block.number, index: index) : nil
    }
  }
}

extension Claim {
  /// Whether both tell what the same statement returns.
  fileprivate func tellsSame(as other: Claim) -> Bool {
    guard case .value = kind, let statement, statement == other.statement else { return false }
    return subject == statement && other.subject == statement
  }
}

extension DeclGroupSyntax {
  /// The name of the type that has the members.
  var typeName: String? {
    asProtocol((any NamedDeclSyntax).self)?.name.identifierText
      ?? self.as(ExtensionDeclSyntax.self)?.extendedType.trimmedDescription
  }
}

extension CodeBlockItemSyntax {
  /// Whether it calls one of the functions that print.
  fileprivate var prints: Bool {
    tokens(viewMode: .sourceAccurate).contains { Statements.printers.contains($0.text) }
  }
}

extension TokenSyntax {
  /// Whether it starts code that runs next to the code behind it.
  fileprivate var startsOtherCode: Bool {
    switch text {
    case "Task", "Thread", "Timer":
      ["{", "(", "<"].contains(nextToken(viewMode: .sourceAccurate)?.text)
    case "async": previousToken(viewMode: .sourceAccurate)?.tokenKind == .period
    case "asyncAfter", "detached", "detachNewThread", "scheduledTimer", "addTask", "addOperation":
      true
    default: false
    }
  }

  /// The members of a type of which it begins one.
  fileprivate var memberBlock: MemberBlockSyntax? {
    let item = sequence(first: Syntax(self), next: \.parent).lazy
      .compactMap { $0.as(MemberBlockItemSyntax.self) }.first
    guard item?.firstToken(viewMode: .sourceAccurate) == self else { return nil }
    return item?.parent?.parent?.as(MemberBlockSyntax.self)
  }

  /// The innermost statement that it stands in.
  fileprivate var statement: CodeBlockItemSyntax? {
    var node = Syntax(self)
    while let parent = node.parent {
      if let item = parent.as(CodeBlockItemSyntax.self) { return item }
      node = parent
    }
    return nil
  }
}

import LessonCode
import LessonText
import SwiftSyntax

// What a block imports and declares, and what names are in it.
extension ParsedBlock {
  /// The modules that it imports, wherever it does.
  package var imports: [String] {
    items.filter { $0.role == .hoisted }.flatMap { item in
      item.syntax.importedModules
    }
  }

  /// Whether a place of the file is in one of several wrapped variables of a name, which are members of a type.
  package func isWrappedAlternative(at position: SourcePosition) -> Bool {
    guard let byte = byte(at: position),
      let item = tree.statements.first(where: { $0.textRange.contains(byte) }),
      let variable = item.item.as(VariableDeclSyntax.self), !variable.attributes.isEmpty
    else { return false }
    let names = Set(Declaration.all(in: item).map(\.name))
    return tree.statements.count { !names.isDisjoint(with: Declaration.all(in: $0).map(\.name)) }
      > 1
  }

  /// The place in the file where it names a module to import.
  package func position(ofImport module: String) -> SourcePosition? {
    tree.tokens(viewMode: .sourceAccurate).first {
      $0.identifierText == module && $0.parent?.parent?.parent?.is(ImportDeclSyntax.self) ?? false
    }.map { block.position(ofByte: $0.textRange.lowerBound) }
  }

  /// Whether something in it has no place in a function.
  package var needsFileScope: Bool {
    items.contains { $0.role == .hoisted && $0.syntax.importedModules.isEmpty }
  }

  /// Whether it adds to types, at its top level.
  package var extendsTypes: Bool { !extensions.isEmpty }

  /// Whether a function that it declares hides one of the standard library's where it is no global one.
  package var hidesFunctions: Bool {
    tree.statements.contains { statement in
      statement.item.as(FunctionDeclSyntax.self).map { Self.globals.contains($0.name.text) }
        ?? false
    }
  }

  private static let globals: Set<String> = [
    "print", "debugPrint", "dump", "min", "max", "abs", "zip", "swap", "sequence", "stride", "type",
    "precondition", "assert", "fatalError", "readLine", "repeatElement", "numericCast",
  ]

  /// The names that it declares at its top level.
  package var declaredNames: Set<String> {
    Set(tree.statements.flatMap { Declaration.all(in: $0) }.map(\.name))
  }

  /// The lines of its top level where a variable or type has the name of one before it, or a function all that
  /// tells one from others: alternatives, each in a scope of its own.
  var alternativeLines: Set<Int> {
    // An extension would see only those at file scope.
    guard !needsFileScope else { return [] }
    return Set(alternatives.starts.map(line))
  }

  /// The bytes where such declarations begin, and the names that several alternatives declare.
  var alternatives: (starts: [Int], names: Set<String>) {
    var own: [String: String] = [:]
    var earlier: [String: String] = [:]
    var (starts, names) = ([Int](), Set<String>())
    var lastLine = -1
    for item in tree.statements {
      let start = item.textRange.lowerBound
      let isAlone = line(ofByte: start) > lastLine
      lastLine = line(ofByte: max(item.textRange.upperBound - 1, 0))
      guard case .decl(let declaration) = item.item else { continue }
      let declared = Declaration.all(in: item).map(\.name)
      let keys = declaration.as(FunctionDeclSyntax.self).map { [$0.overload] } ?? declared
      if isAlone, keys.contains(where: { own[$0] != nil }) {
        starts.append(start)
        earlier.merge(own) { $1 }
        own = [:]
      }
      for (key, name) in zip(keys, declared) {
        own[key] = name
        if earlier[key] != nil { names.insert(name) }
      }
    }
    return (starts, names)
  }

  /// The names that other blocks miss where it is left out, those of what it adds to types among them.
  package var lostNames: Set<String> {
    declaredNames.union(
      extensions.flatMap { node in
        node.memberBlock.members.flatMap { member -> [String] in
          if member.decl.is(InitializerDeclSyntax.self) {
            return [node.extendedType.trimmedDescription]
          }
          return Declaration.all(in: member.decl).map(\.name)
        }
      })
  }

  /// The types that it declares at its top level.
  package var declaredTypes: [String] {
    tree.statements.compactMap { statement in
      statement.item.asProtocol((any DeclGroupSyntax).self)?
        .asProtocol((any NamedDeclSyntax).self)?.name.identifierText
    }
  }

  /// The types that conform to more by what it adds to them.
  package var conformingTypes: [String] {
    extensions.filter { $0.inheritanceClause != nil }.map(\.extendedType.trimmedDescription)
  }

  private var extensions: [ExtensionDeclSyntax] {
    tree.statements.compactMap { $0.item.as(ExtensionDeclSyntax.self) }
  }

  /// The variables that it declares at its top level.
  package var declaredVariables: [String] {
    tree.statements.filter { $0.item.is(VariableDeclSyntax.self) }.flatMap {
      Declaration.all(in: $0).map(\.name)
    }
  }

  /// The names of its generic parameters, of which only constraints tell anything.
  package var genericNames: Set<String> {
    Set(
      tree.tokens(viewMode: .sourceAccurate).filter {
        $0.parent?.is(GenericParameterSyntax.self) ?? false
      }.map(\.identifierText))
  }

  /// All names in it.
  package var mentionedNames: Set<String> {
    Set(tree.tokens(viewMode: .sourceAccurate).map(\.identifierText))
  }
}

extension FunctionDeclSyntax {
  /// What tells it from other functions of one scope.
  fileprivate var overload: String {
    let parameters = signature.parameterClause.parameters.map { parameter in
      "\(parameter.firstName.text): \(parameter.type.trimmedDescription)"
        + (parameter.ellipsis?.text ?? "")
    }
    let rest: [String?] = [
      genericParameterClause?.trimmedDescription, genericWhereClause?.trimmedDescription,
      signature.effectSpecifiers?.asyncSpecifier?.text, signature.returnClause?.trimmedDescription,
    ]
    return "\(name.text)(\(parameters.joined(separator: ", ")))"
      + rest.compactMap(\.self).joined(separator: " ")
  }
}

extension CodeBlockItemSyntax {
  /// The modules that an import, or a condition with nothing but imports, names; none of anything else.
  fileprivate var importedModules: [String] {
    guard case .decl(let declaration) = item else { return [] }
    if let node = declaration.as(ImportDeclSyntax.self) {
      return node.path.first.map { [$0.name.identifierText] } ?? []
    }
    guard let conditional = declaration.as(IfConfigDeclSyntax.self) else { return [] }
    let clauses = conditional.clauses.map { clause -> [CodeBlockItemSyntax] in
      if case .statements(let statements)? = clause.elements { Array(statements) } else { [] }
    }
    guard clauses.joined().allSatisfy({ $0.item.is(ImportDeclSyntax.self) }) else { return [] }
    // What stands under a condition is not needed everywhere.
    return clauses.joined().isEmpty ? [] : ["Swift"]
  }
}

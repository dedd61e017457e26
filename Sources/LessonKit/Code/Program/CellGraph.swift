import SwiftSyntax

/// What a cell's functions, types and closures use once they are used: names, and names of members.
struct CellGraph {
  /// A piece of code that something stands for.
  struct Node {
    /// The names that it uses from outside.
    var names: Set<String> = []
    /// Everything in it that may be the name of a member.
    var members: Set<String> = []

    init() {}

    init(_ syntax: some SyntaxProtocol, _ members: TypeMembers) {
      names = FreeNames.names(in: syntax, members: members)
        .union(OperatorUses.operators(in: syntax))
      self.members = Self.mentions(in: syntax)
    }

    /// All names in the code, those behind a dot included.
    static func mentions(in syntax: some SyntaxProtocol) -> Set<String> {
      var names: Set<String> = []
      for token in syntax.tokens(viewMode: .sourceAccurate) {
        if token.parent?.is(DeclReferenceExprSyntax.self) == true {
          names.insert(token.identifierText)
        }
      }
      return names
    }

    mutating func add(_ other: Node) {
      names.formUnion(other.names)
      members.formUnion(other.members)
    }
  }

  /// Functions, computed variables and closures: what runs where the name is used.
  private var code: [String: Node] = [:]
  /// The initializers of types: what runs where the type is used.
  private var types: [String: Node] = [:]
  /// What runs where a member of a type is used.
  private var typeMembers: [String: [String: Node]] = [:]
  /// The types that the cell extends and does not declare: a value of theirs may come from anywhere.
  private var foreign: Set<String> = []
  /// What a variable's value was made of, and so the types that it may have; what a type inherits from.
  private var origins: [String: Set<String>] = [:]
  private let members: TypeMembers

  init(_ items: [CodeBlockItemSyntax], _ members: TypeMembers) {
    self.members = members
    for item in items {
      guard case .decl(let declaration) = item.item else { continue }
      if let function = declaration.as(FunctionDeclSyntax.self) {
        code[function.name.identifierText, default: Node()].add(Node(function, members))
      } else if let group = declaration.asProtocol((any DeclGroupSyntax).self),
        let name = TypeMembers.name(of: declaration)
      {
        add(group, to: name)
        if declaration.is(ExtensionDeclSyntax.self) { foreign.insert(name) }
      } else if let variable = declaration.as(VariableDeclSyntax.self) {
        for binding in variable.bindings where binding.initializer == nil {
          guard let name = binding.pattern.as(IdentifierPatternSyntax.self)?.identifier,
            let accessors = binding.accessorBlock
          else { continue }
          code[name.identifierText, default: Node()].add(Node(accessors, members))
        }
      }
    }
    for case .decl(let declaration) in items.map(\.item)
    where !declaration.is(ExtensionDeclSyntax.self) {
      TypeMembers.name(of: declaration).map { _ = foreign.remove($0) }
    }
  }

  /// The names of functions and of variables that hold closures.
  var functions: Set<String> { Set(code.keys) }

  /// Adds what a variable holds: code that runs where it is used, and what its value is made of.
  mutating func add(_ name: String, deferred: [Syntax], madeOf names: Set<String>) {
    for part in deferred { code[name, default: Node()].add(Node(part, members)) }
    origins[name, default: []].formUnion(names)
  }

  private mutating func add(_ group: any DeclGroupSyntax, to type: String) {
    types[type, default: Node()].add(Node())
    origins[type, default: []].formUnion(TypeMembers.inheritedNames(of: group))
    for member in group.memberBlock.members {
      let declaration = member.decl
      if let variable = declaration.as(VariableDeclSyntax.self) {
        add(variable, to: type)
      } else if declaration.is(InitializerDeclSyntax.self) {
        types[type, default: Node()].add(Node(declaration, members))
      } else if let function = declaration.as(FunctionDeclSyntax.self) {
        add(Node(function, members), function.name.identifierText, to: type)
      } else if declaration.is(SubscriptDeclSyntax.self) {
        add(Node(declaration, members), "subscript", to: type)
      } else if declaration.is(DeinitializerDeclSyntax.self) {
        add(Node(declaration, members), "deinit", to: type)
      } else if let inner = declaration.asProtocol((any DeclGroupSyntax).self) {
        add(inner, to: type)
      }
    }
  }

  private mutating func add(_ variable: VariableDeclSyntax, to type: String) {
    let isStatic = variable.modifiers.contains {
      ["static", "class", "lazy"].contains($0.name.text)
    }
    // A property wrapper's value is made with the type's.
    if !variable.attributes.isEmpty {
      types[type, default: Node()].add(Node(variable.attributes, members))
    }
    for binding in variable.bindings {
      let name = binding.pattern.as(IdentifierPatternSyntax.self)?.identifier.identifierText ?? ""
      if let value = binding.initializer?.value, !isStatic {
        types[type, default: Node()].add(Node(value, members))
      }
      let later: [Syntax?] = [
        binding.accessorBlock.map { Syntax($0) },
        isStatic ? binding.initializer.map { Syntax($0) } : nil,
      ]
      for part in later.compactMap({ $0 }) { add(Node(part, members), name, to: type) }
    }
  }

  private mutating func add(_ node: Node, _ member: String, to type: String) {
    typeMembers[type, default: [:]][member, default: Node()].add(node)
  }

  /// All names that code uses, itself or through others; a statement may do more than keep a value.
  func reach(from start: Node, isStatement: Bool) -> Set<String> {
    var reached = Node()
    var open = start
    var instances = foreign
    var origins: Set<String> = []
    while true {
      let names = open.names.subtracting(reached.names)
      let isDone = names.isEmpty && open.members.isSubset(of: reached.members)
      reached.add(open)
      open = Node()
      for name in names {
        if let node = code[name] { open.add(node) }
        instances.formUnion(typesMade(of: name, besides: &origins))
      }
      // A type that is only named, as in `var all: [Model] = []`, makes no value.
      let made = types.keys.filter {
        reached.names.contains($0)
          && (reached.members.contains($0) || reached.members.contains("init") || isLiteral($0))
      }
      for type in made { types[type].map { open.add($0) } }
      guard !isDone else { return reached.names }
      for type in instances {
        for (member, node) in typeMembers[type] ?? [:]
        where reached.members.contains(member) || reached.names.contains(member)
          || isStatement && isImplicit(member, of: type, made)
        {
          open.add(node)
        }
      }
    }
  }

  /// Whether a literal may make a value of the type.
  private func isLiteral(_ type: String) -> Bool {
    origins[type]?.contains { $0.hasPrefix("ExpressibleBy") } ?? false
  }

  /// The types of the cell that a name may have something to do with, less what was `visited`.
  private func typesMade(of name: String, besides visited: inout Set<String>) -> [String] {
    var found: [String] = []
    var open = [name]
    while let next = open.popLast() {
      guard visited.insert(next).inserted else { continue }
      if types[next] != nil { found.append(next) }
      open += origins[next] ?? []
      open += code[next]?.names ?? []
    }
    return found
  }

  /// The names through which one of `names` may be used: more than there are, but found in one go.
  func users(of names: Set<String>) -> Set<String> {
    var users = names
    var nodes = code.map { ([$0.key], $0.value) } + types.map { ([$0.key], $0.value) }
    for (type, members) in typeMembers { nodes += members.map { ([type, $0.key], $0.value) } }
    var count = 0
    while count != users.count {
      count = users.count
      nodes.removeAll { owners, node in
        guard !users.isDisjoint(with: node.names) || !users.isDisjoint(with: node.members) else {
          return false
        }
        users.formUnion(owners)
        return true
      }
    }
    return users
  }

  /// Whether Swift may use a member where nobody names it; what is not kept ends at once.
  private func isImplicit(_ member: String, of type: String, _ made: [String]) -> Bool {
    member == "deinit"
      ? made.contains(type) : Self.implicitMembers.contains(member) && !foreign.contains(type)
  }

  private static let implicitMembers: Set<String> = [
    "description", "debugDescription", "customMirror", "callAsFunction", "subscript",
    "makeIterator", "next", "hash", "==", "<", "wrappedValue", "projectedValue", "buildBlock",
    "buildExpression", "buildPartialBlock", "buildFinalResult",
  ]
}

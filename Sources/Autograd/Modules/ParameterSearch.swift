/// Finds the parameters that a module stores: in its properties, in optional ones, and in arrays.
struct ParameterSearch {
  private(set) var found: [(name: String, tensor: Tensor)] = []
  private var seen: Set<ObjectIdentifier> = []

  /// Adds the parameters of a module, then those of its parts.
  mutating func visit(_ module: Any, prefix: String) {
    let children = storedProperties(of: module, prefix: prefix)
    for (name, value) in children {
      if let tensor = value as? Tensor, tensor.requiresGrad,
        seen.insert(ObjectIdentifier(tensor.node)).inserted
      {
        found.append((name, tensor))
      }
    }
    for (name, value) in children where value is any Parameterized {
      // A module that is a class may be stored twice, or contain itself.
      if type(of: value) is AnyClass, !seen.insert(ObjectIdentifier(value as AnyObject)).inserted {
        continue
      }
      visit(value, prefix: name + ".")
    }
  }

  /// Names and values, with the elements of arrays and optionals in the place of these.
  private func storedProperties(of value: Any, prefix: String) -> [(name: String, value: Any)] {
    var mirrors = [Mirror(reflecting: value)]
    while let parent = mirrors.last?.superclassMirror { mirrors.append(parent) }
    let names = (value as? any Parameterized).map { type(of: $0).partNames } ?? [:]
    return mirrors.reversed().flatMap { mirror in
      mirror.children.enumerated().flatMap { position, child in
        let label = child.label ?? String(position)
        return elements(of: child.value, name: prefix + (names[label] ?? label))
      }
    }
  }

  private func elements(of value: Any, name: String) -> [(name: String, value: Any)] {
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    // First of all, because a cast sees through an optional and a mirror of it does not.
    case .optional:
      return mirror.children.flatMap { elements(of: $0.value, name: name) }
    case .collection:
      return mirror.children.enumerated().flatMap { position, child in
        elements(of: child.value, name: "\(name).\(position)")
      }
    default:
      return value is Tensor || value is any Parameterized ? [(name, value)] : []
    }
  }
}

/// Finds by reflection what a module stores: in its properties, in optional ones, and in arrays.
struct PartSearch {
  /// A module and what it stores itself, with dotted names.
  struct Part {
    let name: String
    let module: any Parameterized
    var tensors: [(name: String, tensor: Tensor)] = []
    var indexBuffers: [(name: String, buffer: IndexBuffer)] = []
    var modes: [TrainingMode] = []
  }

  /// The module, then its parts, each before its own parts, in the order of declaration.
  private(set) var parts: [Part] = []
  private var seen: Set<ObjectIdentifier> = []

  init(_ module: any Parameterized) {
    visit(module, name: "")
  }

  /// All tensors, which are parameters if they require gradients, and buffers if not.
  var tensors: [(name: String, tensor: Tensor)] { parts.flatMap(\.tensors) }
  var indexBuffers: [(name: String, buffer: IndexBuffer)] { parts.flatMap(\.indexBuffers) }
  var modes: [TrainingMode] { parts.flatMap(\.modes) }

  private mutating func visit(_ module: any Parameterized, name: String) {
    let children = storedProperties(of: module, name: name)
    var part = Part(name: name, module: module)
    for (name, value) in children {
      switch value {
      case let tensor as Tensor:
        if isNew(tensor.node) { part.tensors.append((name, tensor)) }
      case let buffer as IndexBuffer:
        if isNew(buffer) { part.indexBuffers.append((name, buffer)) }
      case let mode as TrainingMode:
        if isNew(mode) { part.modes.append(mode) }
      default: break
      }
    }
    parts.append(part)
    for (name, value) in children {
      guard let module = value as? any Parameterized else { continue }
      // A module that is a class may be stored twice, or contain itself.
      if type(of: value) is AnyClass, !isNew(value as AnyObject) { continue }
      visit(module, name: name)
    }
  }

  private mutating func isNew(_ object: AnyObject) -> Bool {
    seen.insert(ObjectIdentifier(object)).inserted
  }

  /// Names and values, with the elements of arrays and optionals in the place of these.
  private func storedProperties(
    of module: any Parameterized, name: String
  ) -> [(name: String, value: Any)] {
    var mirrors = [Mirror(reflecting: module)]
    while let parent = mirrors.last?.superclassMirror { mirrors.append(parent) }
    let names = type(of: module).partNames
    return mirrors.reversed().flatMap { mirror in
      mirror.children.enumerated().flatMap { position, child in
        let label = child.label ?? String(position)
        return elements(of: child.value, name: dotted(name, names[label] ?? label))
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
        elements(of: child.value, name: dotted(name, String(position)))
      }
    default:
      let isStored =
        value is Tensor || value is IndexBuffer || value is TrainingMode
        || value is any Parameterized
      return isStored ? [(name, value)] : []
    }
  }

  /// A property that has no name of PyTorch's, such as the layers of `Sequential`, adds none.
  private func dotted(_ prefix: String, _ name: String) -> String {
    prefix.isEmpty || name.isEmpty ? prefix + name : "\(prefix).\(name)"
  }
}

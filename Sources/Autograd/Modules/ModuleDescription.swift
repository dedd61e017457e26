extension Parameterized {
  /// Nothing: a module that has settings says so itself.
  public var extraDescription: String { "" }

  /// The module as PyTorch prints it: its type, its settings, and a line for each of its parts.
  ///
  ///     print(Sequential { Linear(2, 1); ReLU() })
  ///
  ///     Sequential(
  ///       (0): Linear(in_features=2, out_features=1, bias=True)
  ///       (1): ReLU()
  ///     )
  ///
  /// Parts have the names of their properties, as in `namedParameters`; an array of modules is a
  /// `ModuleList`, one of parameters a `ParameterList`.
  public var description: String { description(as: "\(type(of: self))") }

  /// The same under another name.
  func description(as name: String) -> String {
    let settings = extraDescription.split(separator: "\n").map(String.init)
    var ancestors = ModuleAncestors.current
    if type(of: self) is AnyClass, !ancestors.insert(ObjectIdentifier(self as AnyObject)).inserted {
      return "\(name)(...)"
    }
    let parts = ModuleAncestors.$current.withValue(ancestors) { partDescriptions }
    if parts.isEmpty && settings.count < 2 { return "\(name)(\(settings.first ?? ""))" }
    return described(name, settings + parts)
  }

  /// `(name): description` of every part.
  private var partDescriptions: [String] {
    var mirrors = [Mirror(reflecting: self)]
    while let parent = mirrors.last?.superclassMirror { mirrors.append(parent) }
    return mirrors.reversed().flatMap { mirror in
      mirror.children.enumerated().flatMap { position, child -> [String] in
        let label = child.label ?? String(position)
        let name = Self.partNames[label] ?? label
        if name.isEmpty {
          return Mirror(reflecting: child.value).children.enumerated().compactMap {
            position, element in
            partDescription(of: element.value).map { "(\(position)): \($0)" }
          }
        }
        return partDescription(of: child.value).map { ["(\(name)): \($0)"] } ?? []
      }
    }
  }
}

/// The modules that are being described, as a module that is a class may contain itself.
private enum ModuleAncestors {
  @TaskLocal static var current: Set<ObjectIdentifier> = []
}

/// A module, a list of modules, or one of parameters; nil for anything else.
private func partDescription(of value: Any) -> String? {
  let mirror = Mirror(reflecting: value)
  switch mirror.displayStyle {
  // First of all, because a cast sees through an optional and a mirror of it does not.
  case .optional: return mirror.children.first.flatMap { partDescription(of: $0.value) }
  case .collection:
    let elements = mirror.children.map(\.value)
    if elements.isEmpty { return holdsModules(value) ? "ModuleList()" : nil }
    if let tensors = value as? [Tensor] {
      return tensors.allSatisfy(\.requiresGrad) ? parameterList(tensors) : nil
    }
    let parts = elements.compactMap(partDescription(of:))
    return parts.count == elements.count ? moduleList(parts) : nil
  default: return (value as? any Parameterized)?.description
  }
}

/// Whether an array is there for modules, even if it is empty.
private func holdsModules(_ array: Any) -> Bool {
  func element<Array: Collection>(of array: Array) -> Any.Type { Array.Element.self }
  guard let type = (array as? any Collection).map({ element(of: $0) }) else { return false }
  return type is any Parameterized.Type || type == (any Module).self
    || type == (any Parameterized).self
}

/// Equal neighbours share a line: `(0-2): 3 x ReLU()`.
private func moduleList(_ parts: [String]) -> String {
  var lines: [String] = []
  var start = 0
  while start < parts.count {
    let end = parts[start...].firstIndex { $0 != parts[start] } ?? parts.count
    lines.append(
      end - start == 1
        ? "(\(start)): \(parts[start])"
        : "(\(start)-\(end - 1)): \(end - start) x \(parts[start])")
    start = end
  }
  return described("ModuleList", lines)
}

private func parameterList(_ tensors: [Tensor]) -> String {
  described(
    "ParameterList",
    tensors.enumerated().map { index, tensor in
      let size = tensor.shape.map(String.init).joined(separator: "x")
      return "  (\(index)): Parameter containing: [torch.float32 of size \(size)]"
    })
}

private func described(_ name: String, _ lines: [String]) -> String {
  let indented = lines.map { "  " + $0.replacingLineBreaks(with: "\n  ") + "\n" }
  return "\(name)(\n\(indented.joined()))"
}

extension String {
  fileprivate func replacingLineBreaks(with text: String) -> String {
    split(separator: "\n", omittingEmptySubsequences: false).joined(separator: text)
  }
}

import LessonDocumentation
import LessonText

extension DocumentationVerifier {
  /// The products that begin with the name of a file's module and depend on it: `ThingsFoundation`.
  func overlays(of subject: DocumentationSubject) -> [String] {
    guard let module = subject.module, let products = package.manifest?.productModules else {
      return []
    }
    return package.libraries.filter { $0.needs.contains(module) }.map(\.module).filter { name in
      name.hasPrefix(module) && products.contains(name) && isKnown(name)
    }
  }
}

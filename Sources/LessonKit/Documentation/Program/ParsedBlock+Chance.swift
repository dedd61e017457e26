import LessonCode
import LessonText
import SwiftSyntax

// What a block does that hangs on the machine or changes from run to run, by what its names say.
extension ParsedBlock {
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
}

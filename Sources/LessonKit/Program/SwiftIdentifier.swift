extension String {
  /// The text as part of a Swift identifier: what may not stand in one becomes `_`.
  public var swiftIdentifier: String {
    var identifier = ""
    for scalar in unicodeScalars {
      identifier.unicodeScalars.append(scalar.properties.isXIDContinue ? scalar : "_")
    }
    return identifier
  }
}

import LessonCode

extension DocumentationBlock: ProgramPart {
  /// How many seconds it may take, unless it says so itself: what waits for ever may be meant to.
  private static let defaultTimeout = 10.0

  package var timeout: Double { attributes.timeout ?? Self.defaultTimeout }
}

import CLessonRuntime

// The names begin with two underscores: every lesson's program imports this module, and an author
// must be free to use any ordinary name.

/// Begins a program; generated code calls it before anything else.
public func __lessonBegin() { lesson_begin() }

/// Begins a lesson's program, which has these cells and statements; `lesson_begin_program` reads them.
public func __lessonBegin(_ cells: StaticString, key: UInt64) {
  cells.utf8Start.withMemoryRebound(to: CChar.self, capacity: cells.utf8CodeUnitCount + 1) {
    lesson_begin_program($0, key)
  }
}

/// Begins the next top-level statement, so that a trap without a place of its own can be located, and
/// the next cell with its first one.
///
/// Generated code calls it in a function without arguments whose name has the key: the type checker looks
/// at that in two thirds of the time that numbers take, and no author can know the name.
public func __lessonNext(key: UInt64) { lesson_next(key) }

/// Begins a cell; `isShown` says whether a reader sees what it prints.
///
/// Generated code gives the program's key; a call of an author's own has none, and marks nothing.
public func __lessonCell(_ number: Int32, isShown: Bool, key: UInt64 = 0) {
  lesson_begin_cell(number, isShown ? 1 : 0, key)
}

/// Ends the last cell; `key` as above.
public func __lessonEnd(key: UInt64 = 0) { lesson_end(key) }

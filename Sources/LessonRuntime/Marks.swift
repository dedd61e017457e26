import CLessonRuntime

// The names begin with two underscores: every lesson's program imports this module, and an author
// must be free to use any ordinary name.

/// Begins a lesson's program; generated code calls it before the first cell.
public func __lessonBegin() { lesson_begin() }

/// Begins a cell; `isShown` says whether a reader sees what it prints.
///
/// Generated code gives the program's key; a call of an author's own has none, and marks nothing.
public func __lessonCell(_ number: Int32, isShown: Bool, key: UInt64 = 0) {
  lesson_begin_cell(number, isShown ? 1 : 0, key)
}

/// Begins a top-level statement, so that a trap without a place of its own can be located.
public func __lessonStatement(_ number: Int32) { lesson_begin_statement(number) }

/// Ends the last cell; `key` as above.
public func __lessonEnd(key: UInt64 = 0) { lesson_end(key) }

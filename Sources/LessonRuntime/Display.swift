import CLessonRuntime

/// Displays the value of a cell's last expression: its description and a line feed.
public func __lessonDisplay<Value>(_ value: Value) {
  lesson_display()
  print(value)
}

/// Rejects a value that cannot be copied, because nothing can describe it.
@available(*, unavailable, message: "a noncopyable value has no description; write `_ = value`")
public func __lessonDisplay<Value: ~Copyable>(_ value: borrowing Value) {}

/// Displays nothing: `Void` is no value to a reader.
public func __lessonDisplay(_ value: Void) {}

/// Displays nothing: the value of an optional chain that ends in a call without a result.
public func __lessonDisplay(_ value: Void?) {}

/// Greets somebody by name.
///
///     print(greeting("Ada"))  // Prints "Hello, Ada!"
public func greeting(_ name: String) -> String { "Hello, \(name)!" }

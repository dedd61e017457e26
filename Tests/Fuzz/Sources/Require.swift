/// Ends the program with a reason where something does not hold; a release build's `precondition` has
/// no words.
func require(_ holds: @autoclosure () -> Bool, _ reason: @autoclosure () -> String) {
  if !holds() { fatalError(reason()) }
}

// Names again
//
// The program of the lesson scopes.md: the cells of its page in order,
// and below each what it prints.
// Run it with Swift 6.2 or later:
//
//     swift -swift-version 6 -default-isolation MainActor scopes.swift

// In [1]:
import Foundation

private let x = 1
func twice(_ number: Int) -> Int { number * 2 }
print(twice(x))
// prints: 2

// MARK: - New meanings

// Of In [3], because Swift wants it at file scope:
import Synchronization;
extension Int {
  // hidden on the page:
  /// Hidden "*/" text.
  // shown on the page:
  var tripled: Int {

    self * 3
  }
}

// The next cell gives a name a new meaning: from there on, in a scope of its own.
do {

  // In [2]:
  /* private */ let x = x + 1
  print(x)
  // prints: 2

  // In [3]:
  /* import Synchronization; */ let seven = 7

  // extension Int {
  //   // hidden on the page:
  //   /// Hidden "*/" text.
  //   // shown on the page:
  //   var tripled: Int {
  //
  //     self * 3
  //   }
  // }
  print(seven.tripled + x)
  // prints: 23

  // MARK: Once more

  // The next cell gives a name a new meaning: from there on, in a scope of its own.
  do {

    // In [4]:
    func twice(_ number: Int) -> Int { number + number + x }
    let text = """
      not indented
        by a scope
      """
    print(twice(1))
    // prints: 4

    // In [5]:
    print(text)
    // prints:
    //   not indented
    //     by a scope

  }
}

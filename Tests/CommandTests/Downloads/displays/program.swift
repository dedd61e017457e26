// What is displayed
//
// The program of the lesson displays.md: the cells of its page in order,
// and below each what it prints.
// Run it with Swift 6.2 or later:
//
//     swift -swift-version 6 -default-isolation MainActor displays.swift

// In [1]:
func nothing() { print("nothing is displayed") }
func something() -> Int { print("something is displayed"); return 1 }
let table = ["one": 1]

// In [2]:
nothing()
// prints: nothing is displayed

// In [3]:
Swift.print(something())
// prints:
//   something is displayed
//   1

// In [4]:
// The value of a key that may be missing
Swift.print((table["one"]) as Any)  // an optional
// prints: Optional(1)

// In [5]:
Swift.print(
  [1, 2.5]
    .map { number in
      number * 2
    })
// prints: [2.0, 5.0]

// In [6]:
Swift.print((name: "a", 1.0 / 3))
// prints: (name: "a", 0.333)

// In [7], prints what the page does not show:
Swift.print(table.count)

// In [8]:
print("")
// prints:
//

// In [9]:
()
// prints nothing

// In [10]:
Swift.print(Int.random(in: 1...6))
// prints, differently from run to run: 4

// In [11]:
print("[0m\t ///* */")
Swift.print("\0".unicodeScalars.count)
// prints:
//   [..]
//   1

// In [12]:
import Foundation
FileHandle.standardError.write(Data("to standard error\n".utf8))
// prints on standard error: to standard error

// The next cell gives a name a new meaning: from there on, in a scope of its own.
do {

  // In [13]:
  func print(_ text: String) { Swift.print("mine:", text) }
  print("all")
  Swift.print(2)
  // prints:
  //   mine: all
  //   2

}

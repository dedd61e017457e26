// Expected output
//
// The program of the lesson 07-expected-output.md: the cells of its page in order,
// and below each what it prints.
// Run it with Swift 6.2 or later:
//
//     swift -swift-version 6 -default-isolation MainActor 07-expected-output.swift

// MARK: - Output fences

// In [1]:
print("one")
print("two")
// prints:
//   one
//   two

// In [2]:
let words = ["one", "two"]
// prints nothing

// MARK: - Wildcards

// In [3]:
for number in 1...100 { print("line \(number)") }
print("took \(Duration.zero)")
// prints:
//   line 1
//   line 2
//   ...
//   line 100
//   took [..] seconds

// MARK: exact

// In [4]:
print("...")
print("[..]")
// prints:
//   ...
//   [..]

// MARK: - Numbers

// MARK: approx

// In [5]:
print("pi is \(Double.pi), and a third is \(1.0 / 3)")
// prints: pi is 3.14, and a third is 0.3333

// MARK: tolerance

// In [6]:
print(1000.0004, 0.0010000004)
// prints: 1000.0 0.001

// MARK: abs

// In [7]:
print(1e-17, 5000000.0001)
// prints: 0.0 5000000.0

// MARK: - Any order

// MARK: unordered

// In [8]:
for color in Set(["red", "green", "blue"]) { print(color) }
// prints:
//   blue
//   green
//   red

// MARK: nondeterministic

// In [9]:
print(Int.random(in: 1...6))
// prints, differently from run to run: 4

// MARK: - Other channels

// MARK: stderr

// In [10]:
import Foundation

print("on standard output")
FileHandle.standardError.write(Data("on standard error\n".utf8))
// prints: on standard output
// prints on standard error: on standard error

// MARK: error

// In [11], does not compile, on purpose:
// let number: Int = "one"
// let colour = words.coulor
// the compiler says:
//   cannot convert value of type 'String'
//   error: value of type '[String]' has no member [..]

// MARK: trap

// In [12], fails when it runs, on purpose:
// struct OutOfPaper: Error {}
//
// print("page 1")
// throw OutOfPaper()
// prints: page 1
// ends with:
//   Error raised at top level
//   OutOfPaper()

// MARK: - Presentation

// MARK: as

// In [13]:
let heights = [3, 7, 5, 9]
print("<svg viewBox=\"0 0 46 10\" width=\"230\" fill=\"steelblue\">")
for (index, height) in heights.enumerated() {
  let place = "x=\"\(index * 12)\" y=\"\(10 - height)\""
  print("  <rect \(place) width=\"10\" height=\"\(height)\" />")
}
print("</svg>")
// prints:
//   <svg viewBox="0 0 46 10" width="230" fill="steelblue">
//     <rect x="0" y="7" width="10" height="3" />
//     <rect x="12" y="3" width="10" height="7" />
//     <rect x="24" y="5" width="10" height="5" />
//     <rect x="36" y="1" width="10" height="9" />
//   </svg>

// In [14]:
for word in words { print("1. **\(word)** has \(word.count) letters") }
// prints:
//   1. **one** has 3 letters
//   1. **two** has 3 letters

// In [15]:
print(words.map { "<b>\($0)</b>" }.joined(separator: " and "))
// prints: <b>one</b> and <b>two</b>

// MARK: fold

// In [16]:
for number in 1...12 { print(number, number * number) }
// prints:
//   1 1
//   2 4
//   3 9
//   4 16
//   5 25
//   6 36
//   7 49
//   8 64
//   9 81
//   10 100
//   11 121
//   12 144

// MARK: hidden

// In [17]:
print(words.count, words)

// MARK: - Several rules at once

// In [18]:
for epoch in 1...50 where epoch % 10 == 0 || epoch < 3 {
  print("epoch \(epoch): loss = \(1.0 / Double(epoch)), took \(Double.random(in: 0..<1)) ms")
}
// prints:
//   epoch 1: loss = 1.0, took [..] ms
//   epoch 2: loss = 0.5, took [..] ms
//   ...
//   epoch 50: loss = 0.020, took [..] ms

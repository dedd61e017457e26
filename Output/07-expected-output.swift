// Expected output
//
// The program of the lesson 07-expected-output.md: the cells of its page in order,
// and below each what it prints.
// It imports libraries of the lesson's package. Run it in a clone of that:
//
//     swift run lessons run 07-expected-output.swift

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

// MARK: - Pictures

// In [18]:
import Plots

let losses = [8.0, 3.1, 1.4, 0.9, 0.6, 0.5]
print(plot(losses, title: "Training", x: "epoch", y: "loss"))
// prints: line chart: Training, 6 points, 8 → 0.5
// draws a picture, which is on the page

// In [19]:
let (east, north) = ([1.0, 2, 2, 3, 4, 4, 5, 6], [2.0, 1, 3, 2, 5, 3, 4, 6])
print(ScatterChart(
  x: east, y: north, groups: [0, 0, 0, 0, 1, 1, 1, 1], names: ["low", "high"],
  xLabel: "east in km", yLabel: "north in km"
) { x, y in x + y < 6 ? 0 : 1 })
// prints: scatter chart: 8 points: 4 low, 4 high; 8 in their own region
// draws a picture, which is on the page

// In [20]:
import Autograd
import AutogradData
import TensorPlots

let digits = Digits.load()
print(HeatMap(digits.x[0].reshaped(8, 8), title: "A zero"))
// prints: heat map: A zero, 8 × 8, 0 to 15
// draws a picture, which is on the page

// In [21]:
print(HeatMap([[0, 1], [1, 0]]).svg)
// prints:
//   <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="64" height="64" role="img" font-family="system-ui, sans-serif" font-size="13" fill="none">
//   <title>Heat map</title>
//   <desc>heat map: 2 × 2, 0 to 1</desc>
//   <path d="M32 12h20v20h-20zM12 32h20v20h-20z" fill="var(--chart-1, #1f6fb4)" shape-rendering="crispEdges"/>
//   <path d="M11.5 11.5h41v41h-41z" stroke="var(--chart-quiet, #5c636d)"/>
//   </svg>

// MARK: - Several rules at once

// In [22]:
for epoch in 1...50 where epoch % 10 == 0 || epoch < 3 {
  print("epoch \(epoch): loss = \(1.0 / Double(epoch)), took \(Double.random(in: 0..<1)) ms")
}
// prints:
//   epoch 1: loss = 1.0, took [..] ms
//   epoch 2: loss = 0.5, took [..] ms
//   ...
//   epoch 50: loss = 0.020, took [..] ms

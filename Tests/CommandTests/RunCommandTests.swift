import Foundation
import Testing

/// `lessons run` compiles a file as a lesson is compiled, and is the program from then on.
@Suite struct RunCommandTests {
  private let package: TemporaryPackage

  init() throws { package = try TemporaryPackage([:]) }

  private func run(_ text: String) throws -> Command {
    try package.write(text, to: "1 a.swift")
    return try package.run("run", "1 a.swift")
  }

  @Test func programRunsWhereTheReaderIs() throws {
    try package.write("in the folder", to: "words.txt")
    let run = try run(
      """
      import Autograd
      import Foundation
      var count = 1
      func add() { count += 1 }
      add()
      print(count, Tensor([1, 2]), try String(contentsOfFile: "words.txt", encoding: .utf8))
      FileHandle.standardError.write(Data("beside it".utf8))
      """)
    #expect(run.output == "2 tensor([1., 2.]) in the folder\n")
    #expect(run.errorOutput == "beside it")
    #expect(run.status == 0)
  }

  @Test func statusIsThatOfTheProgram() throws {
    #expect(try run("import Foundation\nprint(1)\nexit(7)\n").status == 7)
    let killed = try run("import Foundation\nprint(1)\nfflush(nil)\nkill(getpid(), SIGKILL)\n")
    #expect(killed.status == 128 + SIGKILL)
    #expect(killed.output == "1\n")
  }

  @Test func programsRunOneAfterAnotherUntilOneFails() throws {
    let text = """
      #if !PROGRAM_2 && !PROGRAM_3
      let x = "one"
      print(x)
      #elseif PROGRAM_2
      import Foundation
      let x = 2
      print(x)
      #elseif PROGRAM_3
      print("three")
      #endif

      """
    #expect(try run(text).output == "one\n2\nthree\n")
    let failing = try run(
      text.replacing("print(x)\n#elseif PROGRAM_3", with: "exit(3)\n#elseif PROGRAM_3"))
    #expect(failing.status == 3)
    #expect(failing.output == "one\n")
  }

  @Test func whatFollowsTheFileAreTheProgramsArguments() throws {
    try package.write("print(CommandLine.arguments)\n", to: "a.swift")
    for (arguments, seen) in [
      ([], []), (["one", "-v", "--help", "two words"], ["one", "-v", "--help", "two words"]),
      (["--", "one", "--", ""], ["one", "--", ""]),
    ] {
      let run = try Command(["run", "a.swift"] + arguments, in: package.folder)
      #expect(run.output == "\(["a.swift"] + seen)\n")
      #expect(run.status == 0)
    }
  }

  /// Standard output is no terminal here.
  @Test func whatWasPrintedBeforeATrapIsNotLost() throws {
    let text = """
      import Foundation
      func fail(_ numbers: [Int]) -> Int { numbers[7] }
      print("one")
      FileHandle.standardError.write(Data("two\\n".utf8))
      print("three")
      print("four", terminator: "")
      print(fail([1]))

      """
    let run = try run(text)
    #expect(run.status > 128)
    #expect(run.output == "one\nthree\nfour")
    #expect(run.errorOutput.hasPrefix("two\n"))
    // The place of the trap, and neither registers nor images.
    #expect(run.errorOutput.contains("Fatal error: Index out of range"))
    #expect(run.errorOutput.contains("1 a.swift:2"))
    for word in ["Registers:", "rax", "Images (", "libc.so.6 "] {
      #expect(!run.errorOutput.contains(word))
    }
    let piped = try Command(
      ["-c", "exec \"$0\" run '1 a.swift' 2>&1", Command.executable.path], in: package.folder,
      executable: URL(fileURLWithPath: "/bin/sh"))
    #expect(piped.output.hasPrefix("one\ntwo\nthree\n"))
    #expect(piped.output.contains("four"))
  }

  @Test func whatTheCompilerSaysIsSaid() throws {
    let run = try run("let x: Int = \"one\"\n")
    #expect(run.status == 1)
    #expect(run.output.isEmpty)
    #expect(run.errorOutput.contains("1 a.swift:1:14: error: cannot convert value of type"))
  }

  @Test func fileThatIsNotThereIsWrongUsage() throws {
    let run = try package.run("run", "nowhere.swift")
    #expect(run.status == 64)
    #expect(run.errorOutput.contains("There is no file nowhere.swift that can be read."))
  }

  @Test(arguments: ["a.md", "a.ipynb", "a"])
  func whatIsNoSwiftFileIsWrongUsage(_ name: String) throws {
    try package.write("print(1)\n", to: name)
    let run = try package.run("run", name)
    #expect(run.status == 64)
    #expect(run.errorOutput.contains("\(name) is no Swift file"))
    #expect(run.errorOutput.contains("`lessons check`"))
  }
}

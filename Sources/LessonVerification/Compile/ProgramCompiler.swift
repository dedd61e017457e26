import Foundation
import LessonCode
import LessonFormat
import LessonPages
import LessonProcess
import LessonResults
import LessonText

/// Compiles the programs of one lesson.
final class ProgramCompiler {
  private let toolchain: Toolchain
  private let lesson: Lesson
  private let module: String
  private var parser: CellChecker

  /// What came of a compilation.
  enum Product {
    /// The program need not run, or does not compile.
    case nothing
    /// An object, and the jobs that it comes from.
    case object(String, CompilerJobs)
    /// The program.
    case executable(String)
  }

  /// A program that was compiled.
  struct Compilation {
    /// The program.
    let program: LessonProgram
    /// Why it does not compile, where it does not.
    var failures: [CompileFailure]
    /// What the compiler has written.
    var product = Product.nothing
  }

  init(_ lesson: Lesson, toolchain: Toolchain) {
    self.lesson = lesson
    self.toolchain = toolchain
    parser = CellChecker(toolchain.compiler)
    module = lesson.package.moduleName(ofLesson: lesson.slug)
  }

  /// Compiles the program of `plan` in `scratch`, as far as the compiler finds errors; one that is to
  /// run is linked then.
  ///
  /// Where cells cannot take part, the others are checked all the same, so that all errors of a
  /// lesson are reported at once.
  func compile(_ plan: ProgramPlan, in scratch: ScratchFolder) throws -> Compilation {
    let (program, malformed) = try parser.program(of: plan.cells, file: lesson.file, in: scratch)
    let known =
      malformed
      + program.diagnostics.map { CompileFailure(cell: $0.cell, $0.diagnostic) }
    let source = scratch.path + "/main.swift"
    if !FileWriting.create(source, Array(program.text.utf8)) {
      // Says why it cannot be written.
      try program.text.write(toFile: source, atomically: false, encoding: .utf8)
    }

    let isLinked = known.isEmpty && (plan.fate == .runs || plan.fate == .mustTrap)
    let (run, product) = try runFrontEnd(on: program, in: scratch, isLinked: isLinked)
    let found = failures(of: program, after: run, isLinked ? product : nil)
    // What a cell that is left out declares is missing elsewhere; that is no error of its own.
    let own = found.filter { error in
      known.isEmpty || error.diagnostic.id == .timeout
        || error.cell.map { !program.dependentCells.contains($0) } ?? false
    }
    let failures = plan.fate == .mustNotCompile ? own : try explained(own, program, in: scratch)
    return Compilation(program: program, failures: known + failures, product: product)
  }

  /// The compilation of a program whose executable is there: the compiler has accepted all of it.
  func compilation(of plan: ProgramPlan, builtAs executable: String) -> Compilation {
    let program = LessonProgram(
      plan.cells, file: lesson.file, accepted: Set(plan.cells.map(\.number)))
    return Compilation(program: program, failures: [], product: .executable(executable))
  }

  /// Replaces errors about calls that mean a library's function, which one of the lesson hides.
  private func explained(
    _ failures: [CompileFailure], _ program: LessonProgram, in scratch: ScratchFolder
  ) throws -> [CompileFailure] {
    var isHidden: [String: Bool] = [:]
    var explained: [CompileFailure] = []
    for failure in failures {
      guard let function = HiddenFunction(of: failure, in: program) else {
        explained.append(failure)
        continue
      }
      if let known = isHidden[function.name] {
        if !known { explained.append(failure) }
        continue
      }
      let source = scratch.path + "/probe.swift"
      try function.probe.write(toFile: source, atomically: false, encoding: .utf8)
      let run = try toolchain.compiler.run(
        arguments(module: module) + ["-typecheck", source],
        in: scratch)
      let isMissing = run.diagnostics.contains { $0.message.contains(function.missingName) }
      isHidden[function.name] = !isMissing
      explained.append(isMissing ? failure : function.diagnosis)
    }
    return explained
  }

  /// Makes an executable of what was compiled to an object.
  ///
  /// What the quick way cannot link is for the driver to link, or to tell what is missing.
  func link(_ compilation: Compilation, in scratch: ScratchFolder) throws -> Compilation {
    guard case .object(let object, let jobs) = compilation.product else { return compilation }
    let program = compilation.program
    var linked = compilation
    if let executable = link(object, jobs, program, in: scratch) {
      linked.product = .executable(executable)
    } else {
      let run: SwiftCompiler.Run
      (run, linked.product) = try drive(program, in: scratch, isLinked: true)
      linked.failures = failures(of: program, after: run, linked.product)
    }
    return linked
  }

  /// The compiler's arguments before the source file.
  private func arguments(module: String) -> [String] {
    toolchain.arguments(module: module) + Toolchain.quiet
  }

  /// Runs the front end, or the driver where the front end alone does not do or does not say why.
  private func runFrontEnd(
    on program: LessonProgram, in scratch: ScratchFolder, isLinked: Bool
  ) throws -> (SwiftCompiler.Run, Product) {
    let arguments = arguments(module: CompilerJobs.module)
    if let jobs = toolchain.direct.jobs(arguments) {
      let object = scratch.path + "/main.o"
      let job = jobs.frontEnd(folder: scratch.path, module: module, writesObject: isLinked)
      if let run = try? toolchain.compiler.run(job: job, in: scratch), run.isConclusive {
        return (run, isLinked && run.command.status == 0 ? .object(object, jobs) : .nothing)
      }
    }
    return try drive(program, in: scratch, isLinked: isLinked)
  }

  /// Has the driver compile a program and, where it is to run, link it.
  private func drive(
    _ program: LessonProgram, in scratch: ScratchFolder, isLinked: Bool
  ) throws -> (SwiftCompiler.Run, Product) {
    let executable = scratch.path + "/" + module
    // The errors that need data flow (a value used before it has one) come with the intermediate
    // language; the type checker alone would not tell.
    let output =
      isLinked
      ? toolchain.objects(for: program.text) + ["-o", executable]
      : ["-emit-sil", "-o", executable + ".sil"]
    let run = try toolchain.compiler.run(
      arguments(module: module) + [scratch.path + "/main.swift"]
        + output, in: scratch)
    let isDone = isLinked && FileManager.default.isExecutableFile(atPath: executable)
    return (run, isDone ? .executable(executable) : .nothing)
  }

  /// Links an object without the driver; `nil` where that does not work.
  private func link(
    _ object: String, _ jobs: CompilerJobs, _ program: LessonProgram, in scratch: ScratchFolder
  ) -> String? {
    guard let data = FileManager.default.contents(atPath: object),
      let autolink = AutolinkEntries(object: Array(data))
    else { return nil }
    let job = jobs.link(
      folder: scratch.path, module: module,
      libraries: toolchain.linkedFiles(for: program.text, jobs), autolink: autolink)
    let run = try? toolchain.compiler.run(job: job, in: scratch)
    return run?.command.status == 0 ? scratch.path + "/" + module : nil
  }

  /// What went wrong in a run of the compiler, which was to write a `product` where there is one.
  private func failures(
    of program: LessonProgram, after run: SwiftCompiler.Run, _ product: Product?
  ) -> [CompileFailure] {
    if run.command.isTimedOut { return [Self.timeout(program)] }
    if run.isOutOfMemory, let failure = CompilerMemory.failure(run.command.output, program: program)
    {
      return [failure]
    }
    guard run.command.status == 0 else {
      return CompilerReport(
        run.diagnostics, text: run.command.output, status: run.command.status, program: program
      ).errors
    }
    guard case .nothing = product, let cell = program.cells.first else { return [] }
    return [.ofCompiler("the compiler reported no error, and wrote no program", at: cell)]
  }

  private static func timeout(_ program: LessonProgram) -> CompileFailure {
    CompileFailure(
      cell: nil,
      Diagnostic(
        .timeout, at: program.cells.first?.fence.position ?? SourcePosition(line: 1), length: 3,
        "the compiler did not come to an end within \(Int(SwiftCompiler.timeLimit)) seconds",
        advice: "split long expressions and give their parts types"))
  }
}

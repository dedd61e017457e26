import Testing

@testable import LessonCode

@Suite struct CompilerJobsTests {
  private let folder = "/tmp/lessons-1"
  private let object = "/tmp/lessons-1/main.o"

  private let driver = """
    /s/swift-frontend -frontend -c -primary-file /tmp/lessons-1/main.swift -I '/a b' \
    -file-compilation-dir /tmp/lessons-1 -module-name LessonsNamelessModule -o /tmp/T/main-1.o
    /s/swift-autolink-extract /tmp/T/main-1.o -o /tmp/T/x.autolink
    /s/clang -pie /tmp/T/main-1.o @/tmp/T/x.autolink -lswiftCore -llessons-libraries \
    -o /tmp/lessons-1/LessonsNamelessModule
    """
  private let clang = """
    clang version 21.0.0
    Target: x86_64
     "/s/ld.lld" "-pie" "-o" "/tmp/lessons-1/LessonsNamelessModule" "/lib/crt1.o" \
    "/tmp/lessons-1/main.o" "-llessons-autolink" "-lswiftCore" "-llessons-libraries"

    """

  private func jobs(driver: String? = nil, clang: String? = nil) -> CompilerJobs? {
    CompilerJobs(driver: driver ?? self.driver, folder: folder, object: object)?
      .linking(clang: clang ?? self.clang, object: object)
  }

  @Test func jobsGetTheNamesOfAProgram() throws {
    let jobs = try #require(self.jobs())
    #expect(
      jobs.frontEnd(folder: "/tmp/lessons-2", module: "_1_by_hand", writesObject: true) == [
        "/s/swift-frontend", "-frontend", "-c", "-primary-file", "/tmp/lessons-2/main.swift", "-I",
        "/a b", "-file-compilation-dir", "/tmp/lessons-2", "-module-name", "_1_by_hand", "-o",
        "/tmp/lessons-2/main.o",
      ])
    #expect(
      jobs.frontEnd(folder: "/tmp/lessons-2", module: "a", writesObject: false)[2] == "-emit-sil")
    #expect(jobs.tools == ["/s/swift-frontend", "/s/ld.lld"])
  }

  @Test func aLibraryIsLinkedLikeAProgramThatStartsNowhere() throws {
    let jobs = try #require(
      self.jobs(
        clang: clang.replacing(
          "\"/lib/crt1.o\"", with: "\"-dynamic-linker\" \"/lib/ld.so\" \"/lib/Scrt1.o\" \"crti.o\"")
      ))
    #expect(
      jobs.library(at: "/c/A.so", of: ["a.o", "b.so"], autolink: ["-lm"]) == [
        "/s/ld.lld", "-shared", "-o", "/c/A.so", "crti.o", "-lm", "-lswiftCore", "a.o", "b.so",
      ])
    #expect(try #require(self.jobs()).library(at: "/c/A.so", of: ["a.o"], autolink: []) == nil)
  }

  @Test func clangIsAskedAboutTheDriversJob() {
    let half = CompilerJobs(driver: driver, folder: folder, object: object)
    #expect(
      half?.linkQuestion == [
        "/s/clang", "-pie", object, "-llessons-autolink", "-lswiftCore", "-llessons-libraries",
        "-o", "/tmp/lessons-1/LessonsNamelessModule", "-###",
      ])
  }

  @Test(arguments: [
    "", "error: no such file", "swift-frontend version 6.3.1\nTarget: x86_64",
    // On another system there is no tool that reads the object.
    "/s/swift-frontend -frontend -c -primary-file a.swift -o a.o\n/s/ld a.o -o a",
    "'/s/swift-frontend",
  ])
  func otherAnswersOfTheDriverAreNotUnderstood(answer: String) {
    #expect(jobs(driver: answer) == nil)
  }

  @Test func jobsWithoutWhatHasToBeReplacedAreNotUnderstood() {
    for part in [
      "-llessons-libraries", "@/tmp/T/x.autolink", "-frontend", "-primary-file", "-o",
    ] {
      #expect(jobs(driver: driver.replacing(part, with: "-x")) == nil, "without \(part)")
    }
    for part in [
      "-llessons-libraries", "-llessons-autolink", "/tmp/lessons-1/main.o", "/s/ld.lld", "\"-o\"",
    ] {
      #expect(jobs(clang: clang.replacing(part, with: "x")) == nil, "without \(part)")
    }
  }
}

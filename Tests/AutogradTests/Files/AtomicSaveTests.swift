import Autograd
import Foundation
import Testing

struct AtomicSaveTests {
  private static let tensors = [(name: "x", tensor: Tensor.ones(1000))]

  @Test func permissionsOfNewAndOldFiles() throws {
    try FileFixtures.withFolder { folder in
      let path = folder + "/x"
      try Data().write(to: URL(fileURLWithPath: folder + "/usual"))
      try saveSafetensors(Self.tensors, to: path)
      #expect(try permissions(path) == permissions(folder + "/usual"))
      for wanted in [0o600, 0o640, 0o755] {
        #expect(chmod(path, mode_t(wanted)) == 0)
        try saveSafetensors(Self.tensors, to: path)
        #expect(try permissions(path) == wanted)
      }
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["usual", "x"])
    }
  }

  @Test func linksStayLinks() throws {
    try FileFixtures.withFolder { folder in
      try Data([1]).write(to: URL(fileURLWithPath: folder + "/file"))
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/link", withDestinationPath: "file")
      try saveSafetensors(Self.tensors, to: folder + "/link")
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/link") == "file")
      #expect(try loadSafetensors(from: folder + "/file").tensors.count == 1)
    }
  }

  @Test func pathsThatCannotBeWritten() throws {
    try FileFixtures.withFolder { folder in
      #expect(
        throws: CheckpointError.unwritable(path: folder, reason: "Not a regular file")
      ) { try saveSafetensors(Self.tensors, to: folder) }
      #expect(
        throws: CheckpointError.unwritable(
          path: folder + "/none/x", reason: "No such file or directory")
      ) { try saveSafetensors(Self.tensors, to: folder + "/none/x") }
      #expect(throws: CheckpointError.self) { try saveSafetensors(Self.tensors, to: "") }
      #expect(
        throws: CheckpointError.unwritable(path: "/dev/null", reason: "Not a regular file")
      ) { try saveSafetensors(Self.tensors, to: "/dev/null") }
      let left = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(left.isEmpty)
    }
  }

  /// A limit on the size of files fails a write in its middle, as a full disk does.
  @Test func fullDisk() async {
    await #expect(processExitsWith: .success) {
      try FileFixtures.withFolder { folder in
        let path = folder + "/x.npy"
        try Tensor([1, 2]).save(npy: path)
        signal(SIGXFSZ, SIG_IGN)
        var limit = rlimit()
        #expect(getrlimit(fileSizeLimit, &limit) == 0)
        limit.rlim_cur = 2048
        #expect(setrlimit(fileSizeLimit, &limit) == 0)
        #expect(throws: CheckpointError.unwritable(path: path, reason: "File too large")) {
          try Tensor.ones(1000).save(npy: path)
        }
        #expect(try Tensor(npy: path).values == [1, 2])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["x.npy"])
      }
    }
  }

  /// In a process of its own, which gives up the superuser's rights if it has them.
  @Test func readOnlyFoldersAndFiles() async {
    await #expect(processExitsWith: .success) {
      try FileFixtures.withFolder { folder in
        let path = folder + "/x.npy"
        try Tensor([1, 2]).save(npy: path)
        #expect(chmod(path, 0o666) == 0 && chmod(folder, 0o555) == 0)
        let isSuperuser = geteuid() == 0
        if isSuperuser { #expect(setegid(65534) == 0 && seteuid(65534) == 0) }
        #expect(throws: CheckpointError.unwritable(path: path, reason: "Permission denied")) {
          try Tensor.ones(3).save(npy: path)
        }
        #expect(try Tensor(npy: path).values == [1, 2])
        if isSuperuser { #expect(seteuid(0) == 0 && setegid(0) == 0) }
        #expect(chmod(folder, 0o755) == 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["x.npy"])
      }
    }
  }

  private func permissions(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }
}

#if canImport(Glibc)
  private let fileSizeLimit = __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
#else
  private let fileSizeLimit = RLIMIT_FSIZE
#endif

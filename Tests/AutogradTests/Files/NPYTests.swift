import Autograd
import Testing

struct NPYTests {
  @Test(arguments: ["f4", "f4-fortran", "version2", "version3"])
  func matrices(name: String) throws {
    let x = try Tensor(npy: FileFixtures.path("\(name).npy"))
    #expect(x.shape == [2, 3])
    #expect(x.floats == [1, 2, 3, 4, 5, 6.5])
  }

  @Test func otherShapes() throws {
    let cube = try Tensor(npy: FileFixtures.path("f8-fortran-3d.npy"))
    #expect(cube.shape == [2, 3, 4] && cube.values == (0..<24).map { Float($0) })
    let scalar = try Tensor(npy: FileFixtures.path("scalar.npy"))
    #expect(scalar.shape == [] && scalar.item == Float(2.5))
    #expect(try Tensor(npy: FileFixtures.path("empty.npy")).shape == [0, 2])
  }

  @Test func otherTypes() throws {
    #expect(try Tensor(npy: FileFixtures.path("f2.npy")).floats == [0.099975586, -2])
    #expect(try Tensor(npy: FileFixtures.path("u1.npy")).values == [0, 255])
    #expect(try Tensor(npy: FileFixtures.path("bool.npy")).values == [1, 0])
    #expect(try Tensor(npy: FileFixtures.path("u8.npy")).values == [0x1p64])
    #expect(try Tensor(npy: FileFixtures.path("i8.npy")).values == [1, -2, 3, 0x1p62])
  }

  /// Names of types that `numpy.save` does not write and `numpy.load` reads, and several arrays in one
  /// file, of which it reads the first.
  @Test(arguments: ["f4", "=f4", "|f4", "<b1", ">b1", "b1", "<u1", "=u1", "u1"])
  func otherNames(name: String) throws {
    let text = Array("{'descr': '\(name)', 'fortran_order': False, 'shape': (1,)}".utf8)
    let header = [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(text.count), 0] + text
    let x = try Tensor(npyBytes: header + [1, 0, 0, 0])
    #expect(x.shape == [1] && x.item == (name.hasSuffix("f4") ? 0x1p-149 : 1))
    let twice = Tensor([1.5, 2]).npyBytes() + Tensor(3).npyBytes()
    #expect(try Tensor(npyBytes: twice).values == [1.5, 2])
  }

  @Test func wholeNumbers() throws {
    let x = try IndexTensor(npy: FileFixtures.path("i8.npy"))
    #expect(x.shape == [2, 2] && x.values == [1, -2, 3, 1 << 62])
    let fortran = try IndexTensor(npy: FileFixtures.path("i8-fortran.npy"))
    #expect(fortran.shape == [2, 3] && fortran.values == [1, 2, 3, 4, 5, 6])
    #expect(try IndexTensor(npy: FileFixtures.path("bool.npy")).values == [1, 0])
    for name in ["f4", "u8"] {
      #expect(throws: CheckpointError.self) {
        try IndexTensor(npy: FileFixtures.path(name + ".npy"))
      }
    }
  }

  /// NumPy's own bytes, so that it reads what we write.
  @Test(arguments: ["f4", "scalar", "empty", "vector"])
  func sameBytesAsPython(name: String) throws {
    let bytes = try FileFixtures.bytes("\(name).npy")
    #expect(try Tensor(npyBytes: bytes).npyBytes() == bytes)
  }

  @Test func wholeNumbersAsPython() throws {
    let bytes = try FileFixtures.bytes("i8.npy")
    #expect(try IndexTensor(npyBytes: bytes).npyBytes() == bytes)
  }

  @Test func onFiles() throws {
    try FileFixtures.withFolder { folder in
      let x = Tensor([[1, 2], [3, 4]])
      try x.save(npy: folder + "/x.npy")
      #expect(try Tensor(npy: folder + "/x.npy").values == x.values)
      try IndexTensor([5, 6]).save(npy: folder + "/x.npy")
      #expect(try IndexTensor(npy: folder + "/x.npy").values == [5, 6])
    }
  }

  @Test func whatCannotBeRead() throws {
    #expect(
      throws: CheckpointError.unsupported(
        path: "npy", byte: 20, reason: "the type '>f4' cannot be read")
    ) { try Tensor(npyBytes: FileFixtures.bytes("big-endian.npy")) }
    #expect(
      throws: CheckpointError.unsupported(
        path: "npy", byte: 20, reason: "records cannot be read, only plain numbers")
    ) { try Tensor(npyBytes: FileFixtures.bytes("record.npy")) }
  }
}

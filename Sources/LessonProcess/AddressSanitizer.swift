import Foundation

/// The address sanitizer, which only tests of the tool are built with.
public enum AddressSanitizer {
  /// Whether it is part of this process, and so of the libraries that lie beside it.
  public static let isOn = dlsym(everywhere, "__asan_init") != nil

  // The system's names for it are macros that Swift does not see.
  #if canImport(Darwin)
    private static var everywhere: UnsafeMutableRawPointer? { .init(bitPattern: -2) }
  #else
    private static var everywhere: UnsafeMutableRawPointer? { nil }
  #endif
}

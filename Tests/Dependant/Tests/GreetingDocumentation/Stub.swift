// The tests are generated from the documentation; SwiftPM wants one source here.

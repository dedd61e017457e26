// Nothing to do: only the place where this executable is built matters. It tells the plugin the
// build folder of the running build, debug or release, which SwiftPM tells in no other way.

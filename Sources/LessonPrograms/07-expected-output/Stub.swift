// The program of this lesson is generated from Lessons/07-expected-output.md; SwiftPM wants one source here.

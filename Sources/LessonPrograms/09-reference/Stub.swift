// The program of this lesson is generated from Lessons/09-reference.md; SwiftPM wants one source here.

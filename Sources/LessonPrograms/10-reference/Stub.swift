// The program of this lesson is generated from Lessons/10-reference.md; SwiftPM wants one source here.

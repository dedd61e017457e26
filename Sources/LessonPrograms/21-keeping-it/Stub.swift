// The program of this lesson is generated from Lessons/21-keeping-it.md; SwiftPM wants one source here.

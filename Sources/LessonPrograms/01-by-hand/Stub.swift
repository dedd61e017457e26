// The program of this lesson is generated from Lessons/01-by-hand.md; SwiftPM wants one source here.

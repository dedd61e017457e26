// The program of this lesson is generated from Lessons/13-digits.md; SwiftPM wants one source here.

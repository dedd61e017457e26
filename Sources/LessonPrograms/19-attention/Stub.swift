// The program of this lesson is generated from Lessons/19-attention.md; SwiftPM wants one source here.

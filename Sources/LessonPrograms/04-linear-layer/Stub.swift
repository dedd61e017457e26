// The program of this lesson is generated from Lessons/04-linear-layer.md; SwiftPM wants one source here.

// The program of this lesson is generated from Lessons/05-own-layer.md; SwiftPM wants one source here.

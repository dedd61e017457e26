// The program of this lesson is generated from Lessons/15-optimizers.md; SwiftPM wants one source here.

// The program of this lesson is generated from Lessons/03-loss-and-optimizer.md; SwiftPM wants one source here.

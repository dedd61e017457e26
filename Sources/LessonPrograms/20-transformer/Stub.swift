// The program of this lesson is generated from Lessons/20-transformer.md; SwiftPM wants one source here.

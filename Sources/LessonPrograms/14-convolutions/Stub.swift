// The program of this lesson is generated from Lessons/14-convolutions.md; SwiftPM wants one source here.

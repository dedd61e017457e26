// The program of this lesson is generated from Lessons/16-overfitting.md; SwiftPM wants one source here.

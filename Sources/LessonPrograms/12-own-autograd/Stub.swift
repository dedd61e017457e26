// The program of this lesson is generated from Lessons/12-own-autograd.md; SwiftPM wants one source here.

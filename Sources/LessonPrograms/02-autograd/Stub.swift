// The program of this lesson is generated from Lessons/02-autograd.md; SwiftPM wants one source here.

// The program of this lesson is generated from Lessons/09-your-own-package.md; SwiftPM wants one source here.

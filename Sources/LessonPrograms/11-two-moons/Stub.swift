// The program of this lesson is generated from Lessons/11-two-moons.md; SwiftPM wants one source here.

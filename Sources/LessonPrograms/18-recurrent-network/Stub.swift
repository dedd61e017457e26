// The program of this lesson is generated from Lessons/18-recurrent-network.md; SwiftPM wants one source here.

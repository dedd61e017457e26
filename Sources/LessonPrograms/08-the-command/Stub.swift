// The program of this lesson is generated from Lessons/08-the-command.md; SwiftPM wants one source here.

// The program of this lesson is generated from Lessons/06-writing-lessons.md; SwiftPM wants one source here.

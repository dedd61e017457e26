// The tests of the lessons are generated from Lessons/*.md; SwiftPM wants one source here.

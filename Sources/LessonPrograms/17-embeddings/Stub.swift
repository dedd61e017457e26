// The program of this lesson is generated from Lessons/17-embeddings.md; SwiftPM wants one source here.

"""The evening's questions: what to ask of a day, what an answer means, and keeping a sitting."""

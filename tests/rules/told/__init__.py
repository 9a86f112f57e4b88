"""What every clause of every rule says, whole: diaries, and a text for each rule."""

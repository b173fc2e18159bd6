"""What of comparing two readouts is English: the words of concepts, the stems of words, the verbs of a stance."""

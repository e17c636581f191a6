"""The long work of an assessment: reading a file of answers, making the files of an issue."""

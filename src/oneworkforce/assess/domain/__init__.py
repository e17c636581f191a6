"""What is true of answers, given a framework: sums, scores, intervals, guard. No database or clock."""

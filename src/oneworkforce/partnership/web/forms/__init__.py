"""What people type, by noun: shapes and first checks; what is true is for the commands to say."""

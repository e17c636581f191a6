"""The steps by which the tables came to be; once landed, none is edited."""

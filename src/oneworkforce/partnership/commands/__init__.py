"""What happens, all or nothing. One file a noun; each call reads as a sentence."""

"""How the workforce reads on paper: the profile of a place, and the paper of a workforce plan.

A report is made of frozen rows (queries) as one model (documents/model.py), whatever file it leaves as. What a page
says too (sentences, pictures, tables) is made here once, and the page adds its ways.
"""

"""Who works with children here, and who will be needed.

Posts and staff records by the data set (lists/items.yaml), brought in by hand, from files and in collections; the
search for who can do and speak what; pay and conditions side by side and secondments; the picture in guarded counts;
and workforce plans by the six steps. What is personal stays with the person and their organisation's manager.
"""

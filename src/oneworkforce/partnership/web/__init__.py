"""How it arrives and how it is shown: forms, presenters, views by noun."""

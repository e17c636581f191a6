"""How it arrives and how it is shown: forms, presenters and views by noun."""

"""What the files of the Uppsala Conflict Data Program have in common, and how its events are read.

Its licence lets everybody use and pass on its data who names it. Its loaders stand beside this room: ucdp_ged.py.
"""

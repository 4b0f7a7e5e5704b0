"""How the next visit is chosen. One file per policy; the table in `table.py` names them."""

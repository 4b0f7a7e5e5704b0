"""The thin Qt skin of the terminal: repeats what the scene says, hands on what people do."""

"""Qt Quick for every screen: the shared controls, fonts, and the program around a window."""

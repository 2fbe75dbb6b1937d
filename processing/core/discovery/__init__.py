"""Which patrols had come by before somebody else reported: a question to the station, not an accusation."""

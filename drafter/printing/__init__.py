"""Letters for the eye: in the terminal, as HTML, and as PDF by LibreOffice."""

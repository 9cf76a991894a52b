"""The desk: letters written in the browser; the web is known here alone, and nothing of letters."""

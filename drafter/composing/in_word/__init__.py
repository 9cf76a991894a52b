"""Templates as lawyers change them in Word: shown in words, and put together again from there."""

"""Images before and after a breach: what each is worth, which pair is shown, how it is shown."""

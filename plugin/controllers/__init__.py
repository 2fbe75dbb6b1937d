"""One controller a workflow: the user's wish comes in as a signal, an algorithm is started, the result is shown."""

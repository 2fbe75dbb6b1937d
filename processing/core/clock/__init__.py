"""The clock: working days, due dates, deadline rules, duties and reminders."""

"""What a report prints, as plain dataclasses; every renderer reads only this."""

"""Records that leave the program, as Pydantic models; imports nothing of ours."""

"""Tables made comparable: the same values, whatever each side stored them as."""

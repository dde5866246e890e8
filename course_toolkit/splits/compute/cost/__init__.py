"""What a leak costs: the score claimed beside the score of the same split with the leak mended."""

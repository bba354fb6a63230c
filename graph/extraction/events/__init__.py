"""What happened or will: cues, types, time, place, status, who took part."""

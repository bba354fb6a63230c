"""What was agreed: named instruments, their periods, parties, status; money and topics."""

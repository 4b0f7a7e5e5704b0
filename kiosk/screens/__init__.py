"""What each screen says, built from what the hub told and what the person did. Plain Python."""

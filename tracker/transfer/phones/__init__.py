"""What is peculiar to the exports of phones: their times, and the sports that they know."""

"""What rules share: days and bouts of pain, doses, how they say things, their cut-offs in force."""

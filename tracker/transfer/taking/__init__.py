"""Behind the seam: what becomes of what importers yield, beside what the diary holds."""

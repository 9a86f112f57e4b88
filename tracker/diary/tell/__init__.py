"""What a diary tells: today, a period, a chart's series, the doctor's sheet; as plain data."""

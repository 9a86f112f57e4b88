"""The command line: read words, call, print. Nothing below this package prints."""

import gc

# A command lives for a tenth of a second. Looking for garbage every 700 objects, as Python does by
# itself, costs it a tenth of that and frees nothing.
gc.set_threshold(100_000, 20, 20)

"""What draws a chart; also run as a program, which `beside` starts: it knows nothing of the rest.

Specs come in, a line each, and SVGs go out, each behind its length. The arguments are the places
where its parent finds what is installed.
"""

import os
import sys

#: Known to every release of vl-convert that the extra `page` allows.
VEGA_LITE = "5.20"

#: The first drawing of all waits until the JavaScript within vl-convert is started.
_LEAST = '{"data":{"values":[]},"mark":"point"}'


def draw_text(spec: str) -> str:
    """A spec in JSON as SVG. Nothing is ever fetched."""
    import vl_convert

    svg: str = vl_convert.vegalite_to_svg(
        spec, vl_version=VEGA_LITE, allowed_base_urls=[], show_warnings=False
    )
    return svg


def main() -> None:
    """Be ready, read all specs, draw them in their order."""
    sys.path[:] = sys.argv[1:]
    draw_text(_LEAST)
    for spec in sys.stdin.buffer.read().splitlines():
        svg = draw_text(spec.decode()).encode()
        sys.stdout.buffer.write(b"%d\n%b" % (len(svg), svg))
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
    os._exit(0)  # JavaScript takes its time to be taken apart

"""No file imports, at once or later in a function, one that imports it: a reader finds a first."""

from graphlib import CycleError, TopologicalSorter

import grimp
import pytest


def test_no_circle_of_imports():
    graph = grimp.build_graph("tracker", exclude_type_checking_imports=True)
    imports = {name: graph.find_modules_directly_imported_by(name) for name in graph.modules}
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        pytest.fail(f"a circle of imports: {' <- '.join(error.args[1])}")

"""Raw records as they are written: JSON without the cost of importing `json`."""

import json

from hypothesis import example, given
from hypothesis import strategies as st

from tests.properties import examples
from tracker.store.rows import as_json, is_withdrawn
from tracker.store.statements.frozen import WITHDRAWN

numbers = st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False)
plain = st.recursive(
    st.none() | st.booleans() | numbers | st.text(),
    lambda inner: (
        st.lists(inner)
        | st.tuples(inner, inner)
        | st.dictionaries(st.text() | st.integers(), inner)
    ),
)


@examples(500)
@given(plain)
@example('"\\ /\x00\x1f\x7f\n\r\t\b\f\u2028é\ud800')
@example({"measures": {"volume_ml": 0.1, "n": 1e22, "small": 5e-324, "minus": -0.0}})
def test_it_is_what_json_writes(value: object) -> None:
    assert as_json(value) == json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def test_a_long_list_of_uids_is_written_alike() -> None:
    uids = [f"{n:032x}" for n in range(101)]
    for value in (uids, [*uids, "a b"], [*uids, '"'], [*uids, 1]):
        assert as_json(value) == json.dumps(value, separators=(",", ":"))


def test_what_is_withdrawn_was_deleted_before_all_time() -> None:
    found = [is_withdrawn({"deleted_at": at}) for at in (None, 0, WITHDRAWN + 1, WITHDRAWN)]
    assert found == [False, False, False, True]

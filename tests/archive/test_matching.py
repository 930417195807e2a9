"""A text is known again by what it says, wherever it stands now."""

import pytest

from archive.matching import match

FIRST = "2024年9月12日，由宁夏回族自治区贸促会主办的论坛在银川举行。"
SECOND = "大连市贸促会组织企业赴日本参展，签下十二份合同。"
THIRD = "宁波市贸促会举办原产地证书培训班，六十人参加。"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([FIRST, SECOND], [SECOND, FIRST], {0: 1, 1: 0}),
        ([FIRST, SECOND], [FIRST + THIRD, SECOND], {0: 0, 1: 1}),
        ([FIRST, SECOND], [FIRST, THIRD, SECOND], {0: 0, 2: 1}),
        ([FIRST + SECOND], [FIRST, SECOND], {0: 0}),
        ([FIRST], [THIRD], {0: 0}),  # one of one is itself, however changed
        ([FIRST, FIRST], [FIRST, FIRST], {0: 0, 1: 1}),
        ([], [FIRST], {}),
    ],
)
def test_texts_are_matched_by_what_they_share(before, after, expected):
    assert match(before, after) == expected

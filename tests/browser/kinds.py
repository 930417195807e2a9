"""Every kind of page on the site of these tests, which holds the founding documents alone."""

from tests.kinds import EMPTY, KINDS

PAGES = [address.format(article=8, bulletin=3) for address in [*KINDS, *EMPTY]]

"""Where no row can be locked yet."""

import threading

import pytest
from django.db import connection, transaction

from archive.turns import take_turn


@pytest.mark.django_db(transaction=True)
def test_another_of_the_same_word_waits_until_the_transaction_ends():
    def other() -> None:
        with transaction.atomic():
            take_turn("word")
        connection.close()

    with transaction.atomic():
        take_turn("word")
        if connection.vendor != "postgresql":
            return  # one writes at a time there without being told
        thread = threading.Thread(target=other)
        thread.start()
        thread.join(0.5)
        assert thread.is_alive()
    thread.join(10)
    assert not thread.is_alive()

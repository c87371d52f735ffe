import socket

from lamwright.environments.linux.x11.numbers import DisplayNumber


def test_two_get_different_numbers_and_one_given_back_is_free_again():
    first, second = DisplayNumber(), DisplayNumber()
    try:
        assert first.number != second.number
    finally:
        first.close()
        second.close()
    first.close()
    again = DisplayNumber()
    again.close()
    assert again.number <= max(first.number, second.number)


def test_the_number_of_a_server_that_listens_is_passed_by():
    free = DisplayNumber()
    free.close()
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(f"\0/tmp/.X11-unix/X{free.number}")
        other = DisplayNumber()
        other.close()
    assert other.number != free.number

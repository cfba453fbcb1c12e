"""Work beside the event loop: one piece at a time, a bounded queue, and an end by deadline or by hanging up."""

import asyncio
import gc
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

import pytest

from api.errors import RequestError
from api.query.worker import Deadline, Queue, Worker


@contextmanager
def busy(worker: Worker) -> Iterator[None]:
    """The worker, at work until the block ends."""
    end = threading.Event()
    task = asyncio.get_running_loop().create_task(worker.do(end.wait, Deadline(600)))
    yield
    end.set()
    assert not task.cancelled()


async def queued(worker: Worker, count: int) -> None:
    """Wait until so many wait."""
    while worker.waiting < count:
        await asyncio.sleep(0)


async def test_one_piece_at_a_time_in_the_order_in_which_they_came() -> None:
    worker, told = Worker(), list[tuple[str, int]]()

    def piece(number: int) -> int:
        told.append(("begins", number))
        told.append(("ends", number))
        return number

    pieces = (worker.do(partial(piece, number), Deadline(600)) for number in range(5))
    results = await asyncio.gather(*pieces)
    assert results == [0, 1, 2, 3, 4]
    assert told == [(what, number) for number in range(5) for what in ("begins", "ends")]


async def test_more_than_may_wait_are_refused() -> None:
    worker = Worker(most_waiting=2)
    with busy(worker):
        await asyncio.sleep(0)
        waiting = [asyncio.create_task(worker.do(lambda: "done", Deadline(600))) for _ in range(2)]
        await queued(worker, 2)
        with pytest.raises(RequestError) as caught:
            await worker.do(lambda: "never", Deadline(600))
    assert caught.value.code.code == "OVERLOADED"
    assert await asyncio.gather(*waiting) == ["done", "done"]


async def test_who_hangs_up_leaves_the_queue() -> None:
    worker, done = Worker(most_waiting=1), list[str]()
    with busy(worker):
        await asyncio.sleep(0)
        gone = asyncio.create_task(worker.do(lambda: done.append("gone"), Deadline(600)))
        await queued(worker, 1)
        gone.cancel()
        await asyncio.wait([gone])
        assert worker.waiting == 0
        stays = asyncio.create_task(worker.do(lambda: done.append("stays"), Deadline(600)))
        await queued(worker, 1)
    await stays
    assert done == ["stays"]


async def test_work_stops_where_it_checks_once_nobody_waits() -> None:
    worker, begun, deadline = Worker(), threading.Event(), Deadline(600)

    def endless() -> None:
        begun.set()
        while True:
            deadline.check()

    task = asyncio.create_task(worker.do(endless, deadline))
    while not begun.is_set():
        await asyncio.sleep(0.001)
    task.cancel()
    assert await worker.do(lambda: "next", Deadline(600)) == "next"
    assert task.cancelled()
    with pytest.raises(RequestError, match=r"^The work was stopped, as nobody is waiting for its answer\.$"):
        deadline.check()


async def left(work: Callable[[], None], caplog: pytest.LogCaptureFixture) -> list[str]:
    """What the log tells of work that has begun and is then left, and goes on until `work` returns or fails."""
    worker, begun, go_on = Worker(), threading.Event(), threading.Event()

    def held() -> None:
        begun.set()
        go_on.wait()
        work()

    task = asyncio.create_task(worker.do(held, Deadline(600)))
    while not begun.is_set():
        await asyncio.sleep(0.001)
    task.cancel()
    await asyncio.wait([task])
    go_on.set()
    await worker.do(lambda: None, Deadline(600))
    del task
    gc.collect()  # it is then that the loop tells of an exception that nobody has taken
    return [record.getMessage() for record in caplog.records]


async def test_the_log_tells_nothing_of_work_that_was_stopped(caplog: pytest.LogCaptureFixture) -> None:
    ended = Deadline(600)
    ended.end()
    assert await left(ended.check, caplog) == []


async def test_the_log_tells_of_left_work_that_fails(caplog: pytest.LogCaptureFixture) -> None:
    def fail() -> None:
        raise ZeroDivisionError

    assert await left(fail, caplog) == ["work that nobody waits for has failed"]


async def test_the_deadline_counts_in_the_queue_too() -> None:
    worker = Worker()
    with busy(worker):
        await asyncio.sleep(0)
        with pytest.raises(RequestError) as caught:
            await worker.do(lambda: "never", Deadline(0.05))
    assert (caught.value.code.code, str(caught.value)) == (
        "TIMED_OUT",
        "The work was stopped after 0.05 seconds; ask for less.",
    )


async def test_what_fails_there_fails_here_and_the_next_is_done() -> None:
    worker = Worker()
    with pytest.raises(ZeroDivisionError):
        await worker.do(lambda: 1 / 0, Deadline(600))
    assert await worker.do(lambda: "next", Deadline(600)) == "next"


async def test_turns_are_taken_one_after_the_other() -> None:
    queue, told = Queue(), list[tuple[str, int]]()

    async def one(number: int) -> None:
        async with queue.turn(Deadline(600)):
            told.append(("begins", number))
            await asyncio.sleep(0)
            told.append(("ends", number))

    await asyncio.gather(*map(one, range(3)))
    assert told == [(what, number) for number in range(3) for what in ("begins", "ends")]


async def test_a_turn_that_does_not_come_in_time_is_told() -> None:
    queue = Queue()
    async with queue.turn(Deadline(600)):
        with pytest.raises(RequestError) as caught:
            async with queue.turn(Deadline(0.01)):
                pass
    assert (caught.value.code.code, queue.waiting) == ("TIMED_OUT", 0)
    async with queue.turn(Deadline(600)):
        assert queue.waiting == 0


async def test_a_turn_ends_with_what_fails_in_it() -> None:
    queue = Queue(most_waiting=1)
    with pytest.raises(ValueError, match="failed"):
        async with queue.turn(Deadline(600)):
            raise ValueError("failed")
    async with queue.turn(Deadline(600)):
        assert queue.waiting == 0

"""Work spread over processes, with a retry when a worker dies."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from plugins.core.processes import serve_parent

Job = TypeVar("Job")
Result = TypeVar("Result")


def run(
    work: Callable[[Job], Result], jobs: Sequence[Job], workers: int
) -> Iterator[tuple[Job, Result | None]]:
    """Yield each job with its result as it is done; ``None`` where the job killed its process.

    A process that dies (the system's answer to too little memory) takes the others' work down
    with it: what was unfinished is then done again, one job and one process at a time. With one
    worker and few jobs no process is started. *work* is a module's function; jobs are picklable.
    """
    if workers == 1 or len(jobs) < 2:
        for job in jobs:
            yield job, work(job)
        return
    done: set[int] = set()
    try:
        for number, result in _pooled(work, list(enumerate(jobs)), workers):
            done.add(number)
            yield jobs[number], result
    except BrokenProcessPool:
        for number in range(len(jobs)):
            if number not in done:
                yield jobs[number], _alone(work, jobs[number])


def _pooled(
    work: Callable[[Job], Result], jobs: list[tuple[int, Job]], workers: int
) -> Iterator[tuple[int, Result]]:
    # Not "fork": the caller may have threads (a preview does), and their locks would be copied.
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    with ProcessPoolExecutor(
        min(workers, len(jobs)), multiprocessing.get_context(method), serve_parent
    ) as pool:
        numbers: dict[Future[Result], int] = {pool.submit(work, job): n for n, job in jobs}
        try:
            for future in as_completed(numbers):
                yield numbers[future], future.result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _alone(work: Callable[[Job], Result], job: Job) -> Result | None:
    try:
        return next(_pooled(work, [(0, job)], 1))[1]
    except BrokenProcessPool:
        return None

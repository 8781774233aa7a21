"""Tasks on the table, done in the way that the words after the program's name ask for:

    main TASKS WAY
    threads SIZE TASKS dropped|kept|let-go|joined WAY
    processes SIZE TASKS counted|returned|recycled WAY

WAY is one of tasks.WAYS. Run it in the folder above, as `python3 -m experiments.shape main 1 whole`.
"""

import os
import sys
import threading
import time
from multiprocessing import dummy, get_context

from models import engine

from .tasks import count, read

how, *more, way = sys.argv[1:]


def in_main_thread(tasks):
    for _ in range(tasks):
        read(way)


def in_threads(size, tasks, end):
    done = threading.Semaphore(0)

    def task():
        try:
            return read(way)
        finally:
            done.release()

    pool = dummy.Pool(size)
    handles = []
    for _ in range(tasks):
        handle = pool.apply_async(task)
        if end in ("kept", "let-go"):
            handles.append(handle)
    del handle
    for _ in range(tasks):
        done.acquire()
    if end == "let-go":
        handles.clear()
    if end == "joined":
        pool.close()
        pool.join()
    return pool, handles


def in_processes(size, tasks, result):
    # The children must not use their parent's connections.
    pool = get_context("fork").Pool(size, engine.dispose, maxtasksperchild=1 if result == "recycled" else None)
    handles = [pool.apply_async(read if result == "returned" else count, (way,)) for _ in range(tasks)]
    for handle in handles:
        handle.wait()
    return pool, handles if result == "returned" else []


if __name__ == "__main__":
    if how == "main":
        in_main_thread(int(more[0]))
    else:
        size, tasks, end = int(more[0]), int(more[1]), more[2]
        kept = in_threads(size, tasks, end) if how == "threads" else in_processes(size, tasks, end)
    # A service goes on with its pool; a script would end it here.
    time.sleep(float(os.environ.get("LINGER", "1.5")))
    print("done")

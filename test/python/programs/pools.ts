/** Programs that make a pool in every call of a function, and close none. */
export interface PoolProgram {
  what: string;
  from: string;
  body: string;
}

const dummy = "from multiprocessing.dummy import Pool";

export const poolPrograms: PoolProgram[] = [
  { what: "calls that wait", from: dummy, body: "pool = Pool(3)\nrows = pool.map(work, xs)\nprint(rows)" },
  {
    what: "work in the background, whose results come later",
    from: dummy,
    body: "pool = Pool(3)\nfound = [pool.apply_async(work, (x,)) for x in xs]\nprint([one.get() for one in found])",
  },
  {
    what: "results one by one",
    from: dummy,
    body: "pool = Pool(3)\nfor row in pool.imap(work, xs):\n    print(row)\nelse:\n    print('all')",
  },
  {
    what: "a loop that leaves work undone",
    from: dummy,
    body: "pool = Pool(3)\nfor row in pool.imap(work, xs):\n    print(row)\n    break",
  },
  {
    what: "an executor and its futures",
    from: "from concurrent.futures import ThreadPoolExecutor",
    body: "pool = ThreadPoolExecutor(3)\nfound = [pool.submit(work, x) for x in xs]\nprint([one.result() for one in found])",
  },
];

/** A program around the body; its last line tells how many threads are left. */
export const poolProgramOf = ({ from, body }: PoolProgram): string => `import threading
import time
${from}
from models import Session, User


def work(n):
    with Session() as session:
        return session.query(User).filter(User.id > n).limit(3).count()


def run(xs):
    ${body.replaceAll("\n", "\n    ")}


for turn in range(3):
    run([turn, 10, 20])
# Threads that were told to end take a moment.
time.sleep(0.3)
print(threading.active_count())
`;

/** Writes of this page that are over, however they ended: one that got no answer may have been done all the same. */
let finished = 0;

/** Runs something that changes what the server holds, and remembers that it did. */
export async function writing<Answer>(write: () => Promise<Answer>): Promise<Answer> {
  try {
    return await write();
  } finally {
    finished += 1;
  }
}

/**
 * What the server holds, never as it was before a write of this page that has ended: an answer to a question from
 * before it is not taken, and the question is asked again.
 */
export async function unwritten<Data>(read: () => Promise<Data>): Promise<Data> {
  for (;;) {
    const before = finished;
    const data = await read();
    if (before === finished) return data;
  }
}

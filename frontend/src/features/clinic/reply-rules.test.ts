import { expect, test } from 'vitest';

import { problemIn } from './reply-rules';

const HEARD = 'Thank you for telling me.';

test.each([
  [{}, 'needs_first'],
  [{ acknowledgement: '   ', apology: "I'm sorry." }, 'needs_first'],
  [{ acknowledgement: HEARD }, null],
  [{ acknowledgement: HEARD, invitation: 'a'.repeat(600) }, null],
  [{ acknowledgement: HEARD, invitation: 'a'.repeat(601) }, 'too_long'],
  [{ acknowledgement: 'I hear that when {…}, you felt hurt.' }, 'gaps'],
  [{ acknowledgement: HEARD, apology: "I'm sorry. I {what I did}." }, 'gaps'],
])('acknowledgement first, each part short, no gap left: %j', (content, problem) => {
  expect(problemIn(content)).toBe(problem);
});

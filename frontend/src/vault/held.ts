import { boxKey, openBox, sealBox } from './box';
import { type Bytes, random } from './bytes';

/** Bytes that are secret, at hand and not lying in memory. */
export type Held = {
  readonly extractable: false;
  /** Runs `act` with the bytes and wipes them afterwards. */
  readonly use: <Result>(act: (secret: Bytes) => Result | Promise<Result>) => Promise<Result>;
};

const AAD = 'attune/v1/held';

/** Closes a copy of `secret` under a key that exists only in this page and can't be read out. */
export async function hold(secret: Bytes): Promise<Held> {
  const key = await boxKey(random(32));
  const box = await sealBox(secret, key, AAD);
  return {
    extractable: false,
    use: async (act) => {
      const raw = await openBox(box, key, AAD);
      try {
        return await act(raw);
      } finally {
        raw.fill(0);
      }
    },
  };
}

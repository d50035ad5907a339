import type { Stop } from '../../stop-row';

/** Where somebody goes who leaves the safety questions. */
export type Leave = {
  readonly href: string;
  readonly label: string;
  /** Asked within a repair: leaves it, as on each of its screens. */
  readonly stop?: Stop;
};

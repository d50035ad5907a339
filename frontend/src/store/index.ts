// What features and the session use of this room. Choosing between two versions (`conflicts.ts`) and what was
// refused (`rejected.ts`) are wanted by one screen alone.
export { drafts } from './drafts';
export { entries } from './entries';
export type { Answers, Care, Columns, EntryContent, Kind, OpenEntry, TextKey, Words } from './kinds';
export {
  type Conflict,
  conflictList,
  type Rejected,
  rejectedList,
  refused,
  saveState,
  unsyncedCount,
} from './status';
export { isDoubted } from './looks';
export { syncNow } from './sync';
export { uuid7 } from './uuid7';

import { writing } from '../store/drafts';
import { settled } from '../store/persist';
import { storing } from '../store/status';
import { timing } from '../ui/toast';
import { vault } from '../vault/open-vault';

// A line that tells of a press ("Deleted.") is said once the device's store has what was pressed, or could not take it:
// a page that goes sooner has told nobody of what is not so.

const MOST_MS = 1_000; // a store that does not answer holds up no undo

timing.by = (say) => {
  if (storing.peek() + writing.size === 0) return say();
  const late = new Promise((resolve) => setTimeout(resolve, MOST_MS));
  const landed = Promise.all([settled(), ...writing.values()]);
  void Promise.race([landed, late]).then(() => vault.peek() && say()); // locked meanwhile: it may quote the person
};

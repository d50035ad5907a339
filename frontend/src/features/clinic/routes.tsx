import { later } from '../../entries/later';

// The caseload and what looks after it come by themselves: the first screen of nobody else waits for them.
export default later(async () => (await import('./frame')).Frame, 'sharing', 'glancing');

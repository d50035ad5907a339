export { isToSomebodyQuiet, letterRests as rests } from '../people/rests';

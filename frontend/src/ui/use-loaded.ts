import { useEffect, useState } from 'preact/hooks';

/**
 * A part of a page that comes after the first paint, or null until it is there; without a connection it may never be.
 */
export function useLoaded<Part extends object>(load: () => Promise<Part>): Part | null {
  const [first] = useState(() => load);
  const [part, setPart] = useState<Part | null>(null);
  useEffect(() => void first().then((loaded) => setPart(() => loaded), () => undefined), [first]);
  return part;
}

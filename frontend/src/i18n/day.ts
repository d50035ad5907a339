/** "2026-06-15" of this device's own calendar. By itself, so that the first screen loads no timeline with it. */
export function dayKey(instant: string): string {
  if (instant.length === 10) return instant;
  const at = new Date(instant);
  return `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;
}

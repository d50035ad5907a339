const READ_BY_MS = 10_000; // a slow device may still be reading it

/** Hands a file to the browser. Nothing leaves the device. */
export function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), READ_BY_MS);
}

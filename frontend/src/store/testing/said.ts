// What one person may expect after what they did and what they were told: the model that devices are held against.

type Text = string;
type Act = { readonly entry: string; readonly seen: Text | undefined; readonly text: Text | undefined; readonly undo: boolean; here: boolean };

/** Texts are told apart by their letters: each is written once. */
export class Said {
  /** Nobody wrote over it or deleted it while seeing it: it may not be lost. */
  readonly alive = new Set<Text>();
  /** Somebody deleted it while seeing it, and nobody wanted it back: it may not return. */
  readonly gone = new Set<Text>();
  private readonly unsure = new Set<Text>();
  private readonly wanted = new Set<Text>();
  private readonly ended = new Map<Text, Set<number>>();
  private readonly oneOf: Set<Text>[] = [];
  private readonly lostWithServer = new Set<Text>();
  // By device: what was done there and is not said to be everywhere; and what a server that was put back may lack.
  private readonly acts = new Map<number, Act[]>();
  private readonly exposed = new Map<number, Set<Text>>();

  writes(on: number, entry: string, seen: Text | undefined, text: Text): void {
    this.alive.add(text);
    this.ends(on, seen);
    this.on(on).push({ entry, seen, text, undo: false, here: false });
  }

  deletes(on: number, entry: string, seen: Text, elsewhere: boolean): void {
    this.ends(on, seen);
    if (elsewhere) this.doubt(seen); // the same stands in another place
    else if (!this.unsure.has(seen) && !this.wanted.has(seen)) this.gone.add(seen);
    this.on(on).push({ entry, seen, text: undefined, undo: false, here: false });
  }

  undoes(on: number, entry: string, text: Text): void {
    this.wants(text);
    this.ended.get(text)?.delete(on);
    if (!this.ended.get(text)?.size && !this.unsure.has(text)) this.alive.add(text);
    this.on(on).push({ entry, seen: undefined, text, undo: true, here: false });
  }

  /** The person chose between two versions; undefined stands for "deleted". */
  chooses(on: number, entry: string, kept: readonly (Text | undefined)[], left: readonly (Text | undefined)[]): void {
    for (const text of left) {
      if (text === undefined) continue;
      this.ends(on, text);
      if (kept.includes(undefined) && !this.wanted.has(text) && !this.unsure.has(text)) this.gone.add(text);
      this.on(on).push({ entry, seen: text, text: undefined, undo: false, here: false });
    }
    for (const text of kept) if (text !== undefined) this.wants(text);
  }

  wants(text: Text): void {
    this.wanted.add(text);
    this.gone.delete(text);
  }

  /** The save line says that all of this device is kept on it. */
  saidHere(on: number): void {
    for (const act of this.on(on)) act.here = true;
  }

  /** It says that all is with the server: what is not, of what was done here. */
  saidEverywhere(on: number, onServer: ReadonlySet<Text>): string[] {
    const untrue = this.on(on).flatMap(({ seen, text }) => {
      if (text !== undefined) return this.alive.has(text) && !onServer.has(text) ? [`"${text}" is not there`] : [];
      return seen !== undefined && this.gone.has(seen) && onServer.has(seen) ? [`"${seen}" is still there`] : [];
    });
    this.acts.delete(on);
    return untrue;
  }

  /** The device and the server were found to be the same. */
  same(on: number): void {
    this.exposed.delete(on);
  }

  /**
   * The page ended, and with it what was nowhere else: of what was not said to be saved nothing is sure. `said`: what
   * was said to be kept here is; `copies`: so is what came from the server. `others`: what other devices have.
   */
  pageEnds(on: number, { said, copies }: { readonly said: boolean; readonly copies: boolean }, others: ReadonlySet<Text>): void {
    const acts = this.on(on);
    const left = said ? acts.filter(({ here }) => here) : [];
    this.acts.set(on, left);
    this.forfeit(on, acts.slice(left.length));
    if (copies) return;
    for (const text of this.exposed.get(on) ?? []) if (this.gone.has(text) || !others.has(text)) this.losesWithServer(text);
    this.exposed.delete(on);
  }

  /** `held`: what each device has; `forgotten`: what was deleted, is there again, and nobody knows. */
  serverPutBack(held: readonly ReadonlySet<Text>[], onServer: ReadonlySet<Text>, forgotten: readonly Text[]): void {
    for (const [on, texts] of held.entries()) {
      const exposed = new Set([...(this.exposed.get(on) ?? []), ...[...texts].filter((text) => this.alive.has(text)), ...this.gone]);
      this.exposed.set(on, exposed);
    }
    for (const text of [...this.alive]) if (!onServer.has(text) && !held.some((texts) => texts.has(text))) this.losesWithServer(text);
    for (const group of this.oneOf) for (const text of group) this.lostWithServer.add(text);
    for (const text of forgotten) this.losesWithServer(text);
  }

  lost(shown: ReadonlySet<Text>): string[] {
    const groups = this.oneOf.filter((group) => ![...group].some((text) => shown.has(text) || this.ended.get(text)?.size || this.lostWithServer.has(text)));
    return [...[...this.alive].filter((text) => !shown.has(text)), ...groups.map((group) => `one of ${[...group].join(', ')}`)];
  }

  returned(shown: ReadonlySet<Text>): string[] {
    return [...this.gone].filter((text) => shown.has(text));
  }

  private ends(on: number, text: Text | undefined): void {
    if (text === undefined) return;
    this.alive.delete(text);
    this.ended.set(text, (this.ended.get(text) ?? new Set()).add(on));
  }

  /** What the last that was kept became of is not known, but it, or what was written over it, is there. */
  private forfeit(on: number, acts: readonly Act[]): void {
    for (const entry of new Set(acts.map((act) => act.entry))) {
      const here = acts.filter((act) => act.entry === entry);
      const texts = new Set(here.flatMap(({ seen, text }) => [seen, text].filter((one) => one !== undefined)));
      const before = here[0]?.seen;
      for (const { seen } of here) if (seen !== undefined) this.ended.get(seen)?.delete(on);
      if (before !== undefined && here.every(({ text, undo }) => text !== undefined && !undo)) this.oneOf.push(texts);
      for (const text of texts) this.doubt(text);
    }
  }

  private losesWithServer(text: Text): void {
    this.lostWithServer.add(text);
    this.doubt(text);
  }

  private doubt(text: Text): void {
    this.unsure.add(text);
    this.alive.delete(text);
    this.gone.delete(text);
  }

  private on(device: number): Act[] {
    const acts = this.acts.get(device) ?? [];
    this.acts.set(device, acts);
    return acts;
  }
}

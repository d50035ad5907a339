import type { OpenEntry } from '../kinds';
import { Device, today, turns } from './device';
import { type Backup, FakeServer } from './fake-server';
import { comes, type Fault } from './network';
import { Said } from './said';

export const DEVICES = ['keeps', 'keeps', 'keeps nothing'] as const;
export const ENTRIES = 4;
const YEAR = 366;
const HALF_A_MINUTE = 30_001;
const LONG = 40_000; // four of these fill more than one request

type On = { readonly on: number };
export type Typed = { readonly what: 'write' | 'delete' | 'undo'; readonly entry: number; readonly long: boolean };
export type Step = On &
  (
    | ({ readonly do: 'type' } & Typed)
    | { readonly do: 'sync'; readonly fault: Fault; readonly after: number; readonly meanwhile: (Typed & { readonly turns: number }) | null; readonly putBackAt: number | null }
    | { readonly do: 'wait'; readonly online: boolean }
    | { readonly do: 'close' | 'lock' }
    | { readonly do: 'crash'; readonly typing: (Typed & { readonly turns: number }) | null }
    | { readonly do: 'disk'; readonly full: boolean }
    | { readonly do: 'evict'; readonly open: boolean }
    | { readonly do: 'clock'; readonly days: number }
    | { readonly do: 'choose'; readonly keep: 'keepMine' | 'keepTheirs' | 'keepBoth' }
    | { readonly do: 'backup' | 'put_back' | 'year' }
  );

const textOf = (version: OpenEntry | null | undefined): string | undefined => (version as OpenEntry<'people'> | null)?.words.alias;

/** Devices of one person, a server with faults behind a network with faults, and what the person may expect of them. */
export class World {
  readonly said = new Said();
  readonly untrue: string[] = [];
  private readonly server = new FakeServer();
  private readonly devices: Device[] = [];
  private readonly stop: (() => void)[] = [];
  private readonly undoable = new Map<string, string>();
  private readonly places = new Map<string, string>();
  private written = 0;
  private made = 0;
  private backup: Backup = this.server.backup(); // of before anything was written

  async begin(): Promise<void> {
    this.server.install();
    for (const [on, what] of DEVICES.entries()) {
      const device = await Device.made(what === 'keeps', this.server);
      this.devices.push(device);
      this.stop.push(device.page.room.saveState.subscribe(() => this.look(on)));
    }
    this.server.offline = true; // the network is there only while somebody uses it
  }

  async end(): Promise<void> {
    for (const stop of this.stop) stop();
    for (const { page } of this.devices) await page.closeVault();
  }

  async take(step: Step): Promise<void> {
    const device = this.at(step.on).enter();
    if (step.do === 'clock') device.clock = step.days;
    else if (step.do === 'disk') device.full = step.full && device.keeps;
    else if (step.do === 'backup') this.backup = this.server.backup();
    else if (step.do === 'put_back') await this.putBack();
    else if (step.do === 'year') await this.year();
    else if (step.do === 'type') this.type(step.on, step);
    else if (step.do === 'sync') await this.sync(step.on, step);
    else if (step.do === 'wait') await this.online(step.online, () => device.wait(HALF_A_MINUTE));
    else if (step.do === 'lock') await device.lock();
    else if (step.do === 'choose') await this.choose(step.on, step.keep);
    else if (step.do === 'evict') await this.evict(step.on, step.open);
    else if (step.do === 'crash') await this.crash(step.on, step.typing);
    else await this.reopen(step.on, true);
    await device.page.room.entries.settled();
    this.look(step.on);
  }

  /** What the save line says is held against what is so, each time that it changes. */
  private look(on: number): void {
    const device = this.at(on);
    if (!device?.open) return;
    const line = device.page.room.saveState.peek();
    if (/^saved_on_device|saving_everywhere|needs_attention$/.test(line)) this.said.saidHere(on);
    if (line !== 'saved_everywhere' && line !== 'saved_on_server') return;
    if ((line === 'saved_on_server') !== device.inMemory) this.untrue.push(`${on}: ${line}`);
    for (const what of this.said.saidEverywhere(on, this.onServer())) this.untrue.push(`${on}: ${line}, but ${what}`);
  }

  private type(on: number, { what, entry, long }: Typed): void {
    const { entries } = this.at(on).page.room;
    const { person } = this.at(on).page.app;
    const id = this.idOf(on, entry);
    const seen = textOf(entries.find('people', id));
    if (what === 'write') {
      const text = `text ${(this.written += 1)}`;
      const { columns } = person(text);
      this.said.writes(on, id, seen, text);
      // The server reads answers: what it has is known without a key.
      entries.put('people', id, { columns, answers: { relation: text }, words: { alias: text, ...(long ? { notes: 'x'.repeat(LONG) } : {}) } } as never);
    } else if (what === 'delete' && seen !== undefined) {
      this.said.deletes(on, id, seen, this.standsElsewhere(id, seen));
      this.undoable.set(`${on}/${id}`, seen);
      entries.remove('people', id);
    } else if (what === 'undo') {
      const before = this.undoable.get(`${on}/${id}`);
      if (entries.restore('people', id) && before !== undefined) this.said.undoes(on, id, before);
    }
  }

  /** What stands in a place of this device's screen: what was there, what came from another, or something new. */
  private idOf(on: number, entry: number): string {
    const shown = this.at(on).shown();
    const mine = [...Array(ENTRIES).keys()].map((place) => this.places.get(`${on}/${place}`));
    const before = mine[entry];
    if (before !== undefined && (shown.has(before) || this.undoable.has(`${on}/${before}`))) return before;
    const id = [...shown.keys()].toSorted().find((one) => !mine.includes(one)) ?? `018f2b6e-0000-7000-8000-${`${(this.made += 1)}`.padStart(12, '0')}`;
    this.places.set(`${on}/${entry}`, id);
    return id;
  }

  private async crash(on: number, typing: (Typed & { readonly turns: number }) | null): Promise<void> {
    if (typing) {
      this.type(on, typing);
      await turns(typing.turns);
    }
    await this.reopen(on, false);
  }

  private async reopen(on: number, inTime: boolean): Promise<void> {
    const device = this.at(on);
    if (inTime) await device.page.room.entries.settled();
    this.said.pageEnds(on, { said: device.keeps, copies: !device.inMemory }, this.heldBut(on));
    this.forgetUndo(on);
    await device.reopen(inTime);
  }

  private forgetUndo(on: number): void {
    for (const key of this.undoable.keys()) if (key.startsWith(`${on}/`)) this.undoable.delete(key);
  }

  private async evict(on: number, open: boolean): Promise<void> {
    const device = this.at(on);
    if (!device.keeps) return;
    if (!open) this.said.pageEnds(on, { said: false, copies: false }, this.heldBut(on));
    if (!open) this.forgetUndo(on);
    await device.evict(open);
  }

  private async choose(on: number, keep: 'keepMine' | 'keepTheirs' | 'keepBoth'): Promise<void> {
    const { choices } = this.at(on).page;
    const [conflict] = choices.list.peek();
    if (!conflict) return;
    const { id } = conflict;
    const [mine, theirs] = [textOf(conflict.mine), textOf(conflict.theirs)];
    if (keep === 'keepMine') this.said.chooses(on, id, [mine], [theirs]);
    else if (keep === 'keepTheirs') this.said.chooses(on, id, [theirs], [mine]);
    else for (const text of [mine, theirs]) if (text !== undefined) this.said.wants(text);
    await choices[keep](id);
  }

  /** Nobody was there for a year: pages are closed, and the server let go of what it keeps for a month. */
  private async year(): Promise<void> {
    today.days += YEAR;
    this.server.forget();
    for (const on of this.devices.keys()) {
      this.at(on).enter();
      await this.reopen(on, true);
    }
  }

  private async putBack(): Promise<void> {
    this.server.restore(this.backup);
    // A version that somebody has still to choose from is kept for them, whatever another device did with it since.
    for (const { page } of this.devices) for (const { mine, theirs } of page.choices.list.peek()) for (const version of [mine, theirs]) if (version) this.said.wants(textOf(version) ?? '');
    const here = this.live();
    const known = new Set<string>();
    for (const device of this.devices) for (const id of await device.enter().deleted()) known.add(id);
    const forgotten = [...here].flatMap(([id, text]) => (known.has(id) ? [] : [text])).filter((text) => this.said.gone.has(text));
    this.said.serverPutBack(this.devices.map((_, on) => this.held(on)), new Set(here.values()), forgotten);
  }

  private async sync(on: number, { fault, after, meanwhile, putBackAt }: Omit<Extract<Step, { do: 'sync' }>, 'do' | 'on'>): Promise<void> {
    const device = this.at(on);
    const typed: Promise<void>[] = [];
    let requests = 0;
    comes(fault, after, this.server, () => {
      requests += 1;
      if (meanwhile && requests === 1) typed.push(turns(meanwhile.turns).then(() => this.type(on, meanwhile)));
      if (requests === putBackAt) void this.putBack().then(() => device.enter());
    });
    await this.online(true, () => device.page.app.sync());
    await Promise.all(typed);
    comes('none', 0, this.server);
    await device.page.room.entries.settled();
    // Also by a question that was under way before this round: a page that was signed out says no line any more.
    if (device.page.app.signedOut.times > 0) {
      device.page.app.signedOut.times = 0;
      return device.lock();
    }
    if (fault === 'none' && putBackAt === null && meanwhile === null) this.compareWith(on);
  }

  private async online(there: boolean, act: () => Promise<void>): Promise<void> {
    this.server.offline = !there;
    await act();
    this.server.offline = true;
  }

  /** After a round that nothing disturbed: who says that all is with the server shows what the server has. */
  private compareWith(on: number): void {
    const line = this.at(on).page.room.saveState.peek();
    if (line !== 'saved_everywhere' && line !== 'saved_on_server') return;
    // What was taken back and not sealed anew yet by the device that did so does not open; that is said.
    const unread = new Set(this.at(on).page.room.refused.peek().map(({ id }) => id));
    const [shown, there] = [this.at(on).shown(), this.live()].map((all) => lines(new Map([...all].filter(([id]) => !unread.has(id)))));
    if (shown === there) this.said.same(on);
    else this.untrue.push(`${on}: ${line}, but it shows\n${shown}\nand the server has\n${there}`);
  }

  /** All are online and well, and the person keeps both of whatever is there twice. */
  async settle(): Promise<void> {
    for (let round = 0; round < 12; round += 1) {
      for (const [on, device] of this.devices.entries()) {
        device.enter().full = false;
        await this.sync(on, { fault: 'none', after: 0, meanwhile: null, putBackAt: null });
        const { rejected, choices } = device.page;
        for (const { seq } of rejected.list.peek()) await rejected.retry(seq);
        for (const { id, mine, theirs } of choices.list.peek()) {
          // Asked about what was deleted somewhere, they know what they deleted.
          if (this.said.gone.has(textOf(mine) ?? '')) await choices.keepTheirs(id);
          else if (this.said.gone.has(textOf(theirs) ?? '')) await choices.keepMine(id);
          else await choices.keepBoth(id);
        }
      }
      if (this.lines().every((line) => /^saved_(everywhere|on_server)$/.test(line)) && new Set(this.shown()).size === 1) return;
    }
  }

  /** The save line of each. */
  lines(): string[] {
    return this.devices.map(({ page }) => page.room.saveState.peek());
  }

  /** What each shows. */
  shown(): string[] {
    return this.devices.map((device) => lines(device.shown()));
  }

  texts(): ReadonlySet<string> {
    return new Set(this.at(0).shown().values());
  }

  /** What any of them asks the person to look at: the server did nothing wrong. */
  refused(): unknown[] {
    return this.devices.flatMap(({ page }) => page.room.refused.peek());
  }

  /** Opened once more, without a connection: what was said to be kept on it is. */
  async reopenAll(): Promise<void> {
    for (const device of this.devices) if (device.keeps && !device.inMemory) await device.enter().reopen(true);
  }

  /** A browser shows what was never there before: what the server has. */
  async addDevice(): Promise<void> {
    this.server.offline = false;
    this.devices.push(await Device.made(true, this.server));
    this.server.offline = true;
  }

  private live(): Map<string, string> {
    const there = [...this.server.entries.values()].filter(({ deleted_at }) => deleted_at === null);
    return new Map(there.map(({ id, answers }) => [id, String(answers['relation'])]));
  }

  private onServer(): ReadonlySet<string> {
    return new Set(this.live().values());
  }

  private held(on: number): ReadonlySet<string> {
    const { page } = this.at(on);
    const choices = page.choices.list.peek().flatMap(({ mine, theirs }) => [textOf(mine) ?? '', textOf(theirs) ?? '']);
    return new Set([...this.at(on).shown().values(), ...choices]);
  }

  private heldBut(on: number): ReadonlySet<string> {
    return new Set([...this.devices.keys()].flatMap((other) => (other === on ? [] : [...this.held(other)])));
  }

  private standsElsewhere(id: string, text: string): boolean {
    return [this.live(), ...this.devices.map((device) => device.shown())].some((there) => [...there].some(([where, what]) => where !== id && what === text));
  }

  private at(on: number): Device {
    return this.devices[on] as Device;
  }
}

function lines(entries: ReadonlyMap<string, string>): string {
  return [...entries].map(([id, text]) => `${id}: ${text}`).toSorted().join('\n');
}

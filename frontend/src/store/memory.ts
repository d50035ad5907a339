// The device's store where the browser keeps none: the part of IndexedDB that this room uses, in the page's memory. It
// ends with the page. Rows are handed out as they are: nobody changes one in place.

type Key = number | string | readonly Key[];
type Row = Readonly<Record<string, unknown>>;
type Path = string | readonly string[];

/** How a store of rows is laid out, said once for the browser's store and for this one. */
export type StorePlan = {
  readonly keyPath: Path;
  readonly autoIncrement?: boolean;
  readonly indexes: Readonly<Record<string, Path>>;
};

const MOST_TRIES = 5;

type Plans = Readonly<Record<string, StorePlan>>;

/** Takes what it is asked, one transaction after the other, as the browser's own store does. */
export class MemoryDatabase {
  readonly #tables: ReadonlyMap<string, Table>;
  readonly #changed: () => void;
  #free: Promise<void> = Promise.resolve();
  #successor: MemoryDatabase | null = null;

  /** `changed` runs after every transaction. */
  constructor(plans: Plans, changed: () => void = () => undefined) {
    this.#changed = changed;
    this.#tables = new Map(Object.entries(plans).map(([name, plan]) => [name, new Table(plan)]));
  }

  transaction(names: string | readonly string[], mode?: string): Transaction {
    if (this.#successor) return this.#successor.transaction(names, mode);
    const before = this.#free;
    const transaction = new Transaction(this.#tables, [names].flat()[0] ?? '', before);
    this.#free = transaction.done.then(this.#changed);
    return transaction;
  }

  get = (name: string, key: Key) => this.#store(name).get(key);
  put = (name: string, row: Row) => this.#store(name, 'readwrite').put(row);
  delete = (name: string, key: Key) => this.#store(name, 'readwrite').delete(key);
  count = (name: string) => this.#store(name).count();
  getAll = (name: string, query?: Query, most?: number) => this.#store(name).getAll(query, most);
  getAllFromIndex = (name: string, index: string, query?: Query) => this.#store(name).index(index).getAll(query);
  close = (): void => undefined;

  rows(name: string): readonly Row[] {
    return this.#tables.get(name)?.all() ?? [];
  }

  /**
   * Hands everything over to another store, in a turn of its own: from then on that one is asked. False when something
   * was asked meanwhile, each time; then all stays here.
   */
  async handOver(to: unknown, copy: () => Promise<void>): Promise<boolean> {
    for (let tries = 0; tries < MOST_TRIES && !this.#successor; tries += 1) {
      const before = this.#free;
      let end = (): void => undefined;
      const turn = new Promise<void>((resolve) => (end = resolve));
      this.#free = turn;
      try {
        await before;
        await copy();
        if (this.#free === turn) this.#successor = to as MemoryDatabase;
      } finally {
        end();
      }
    }
    return this.#successor !== null;
  }

  #store(name: string, mode?: string): Store {
    return this.transaction(name, mode).objectStore(name);
  }
}

type Query = Key | IDBKeyRange | null | undefined;

class Transaction {
  readonly done: Promise<void>;
  readonly #tables: ReadonlyMap<string, Table>;
  readonly #first: string;
  readonly #before: Promise<void>;
  #waiting = 0;
  #end: () => void = () => undefined;

  constructor(tables: ReadonlyMap<string, Table>, first: string, before: Promise<void>) {
    this.#tables = tables;
    this.#first = first;
    this.#before = before;
    this.done = new Promise((resolve) => (this.#end = resolve));
    void before.then(() => this.#look());
  }

  get store(): Store {
    return this.objectStore(this.#first);
  }

  objectStore(name: string): Store {
    const table = this.#tables.get(name);
    if (!table) throw new DOMException(name, 'NotFoundError');
    return storeOf(table, (act) => this.#ask(act));
  }

  async #ask<Result>(act: () => Result): Promise<Result> {
    this.#waiting += 1;
    await this.#before;
    this.#waiting -= 1;
    const result = act();
    this.#look();
    return result;
  }

  /** Over once nothing more was asked by the time that the page gets to its next task, as in the browser. */
  #look(): void {
    nextTask(() => {
      if (this.#waiting === 0) this.#end();
    });
  }
}

type Ask = <Result>(act: () => Result) => Promise<Result>;
type Store = ReturnType<typeof storeOf>;

function storeOf(table: Table, ask: Ask) {
  return {
    get: (key: Key) => ask(() => table.get(key)),
    put: (row: Row) => ask(() => table.put(row)),
    delete: (key: Key) => ask(() => table.delete(key)),
    clear: () => ask(() => table.clear()),
    count: () => ask(() => table.all().length),
    getAll: (query?: Query, most?: number) => ask(() => table.all(table.keyPath, query, most)),
    getAllKeys: (query?: Query) => ask(() => table.all(table.keyPath, query).map((row) => keyOf(row, table.keyPath))),
    index: (name: string) => ({
      getAll: (query?: Query) => ask(() => table.all(table.pathOf(name), query)),
      getAllKeys: (query?: Query) => ask(() => table.all(table.pathOf(name), query).map((row) => keyOf(row, table.keyPath))),
    }),
  };
}

class Table {
  readonly keyPath: Path;
  readonly #plan: StorePlan;
  readonly #rows = new Map<string, Row>();
  // Begins above every number that the browser's store may have given, so that rows of both can meet.
  #next = Date.now();

  constructor(plan: StorePlan) {
    this.#plan = plan;
    this.keyPath = plan.keyPath;
  }

  pathOf(index: string): Path {
    const path = this.#plan.indexes[index];
    if (path === undefined) throw new DOMException(index, 'NotFoundError');
    return path;
  }

  get(key: Key): Row | undefined {
    return this.#rows.get(JSON.stringify(key));
  }

  put(row: Row): Key {
    const given = this.#plan.autoIncrement && keyOf(row, this.keyPath) === undefined;
    const whole = given ? { ...row, [String(this.keyPath)]: this.#next++ } : row;
    const key = keyOf(whole, this.keyPath);
    this.#rows.set(JSON.stringify(key), whole);
    return key;
  }

  delete(key: Key): void {
    this.#rows.delete(JSON.stringify(key));
  }

  clear(): void {
    this.#rows.clear();
  }

  /** In the order of their keys, whichever path they are looked up by. */
  all(path = this.keyPath, query?: Query, most = Infinity): Row[] {
    const found = [...this.#rows.values()].filter((row) => fits(keyOf(row, path), query));
    return found.sort((a, b) => compare(keyOf(a, this.keyPath), keyOf(b, this.keyPath))).slice(0, most);
  }
}

function keyOf(row: Row, path: Path): Key {
  return (typeof path === 'string' ? row[path] : path.map((part) => row[part])) as Key;
}

function fits(key: Key, query: Query): boolean {
  if (query === undefined || query === null) return true;
  if (typeof query === 'object' && 'includes' in query && !Array.isArray(query)) return (query as IDBKeyRange).includes(key);
  return compare(key, query as Key) === 0;
}

/** Keys of one store are all of one shape. */
function compare(a: Key, b: Key): number {
  if (Array.isArray(a) && Array.isArray(b)) {
    for (let index = 0; index < a.length; index += 1) {
      const order = compare(a[index] as Key, b[index] as Key);
      if (order !== 0) return order;
    }
    return a.length - b.length;
  }
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Not a timer: a page in the background is given one of those a second, or a minute. */
function nextTask(act: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    act();
  };
  port2.postMessage(null);
}

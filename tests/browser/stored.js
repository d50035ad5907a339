// All that a browser keeps of somebody: given nothing, takes it out; given that, puts it into another browser. A key
// leaves only where it was made so that it may (signed_up.py).
async (given) => {
  const wait = (asked) =>
    new Promise((done, failed) => {
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => failed(asked.error);
    });
  const place = async (bucket) => (bucket ? (await navigator.storageBuckets.open(bucket)).indexedDB : indexedDB);

  async function readStore(store) {
    const [keys, values] = await Promise.all([wait(store.getAllKeys()), wait(store.getAll())]);
    const { name, keyPath, autoIncrement } = store;
    const indexes = [...store.indexNames].map((one) => {
      const { keyPath: path, unique, multiEntry } = store.index(one);
      return { name: one, keyPath: path, unique, multiEntry };
    });
    return { name, keyPath, autoIncrement, indexes, keys, values };
  }

  async function readDatabase(bucket, { name, version }) {
    const database = await wait((await place(bucket)).open(name));
    const names = [...database.objectStoreNames];
    const reading = database.transaction(names);
    const stores = await Promise.all(names.map((one) => readStore(reading.objectStore(one))));
    database.close();
    for (const { values } of stores)
      for (const row of values)
        for (const [field, value] of Object.entries(row))
          if (value instanceof CryptoKey) row[field] = { jwk: await crypto.subtle.exportKey('jwk', value), usages: value.usages };
    return { bucket, name, version, stores };
  }

  async function writeDatabase({ bucket, name, version, stores }) {
    for (const { values } of stores)
      for (const row of values)
        for (const [field, value] of Object.entries(row))
          if (value?.jwk) row[field] = await crypto.subtle.importKey('jwk', value.jwk, 'AES-GCM', false, value.usages);
    const opening = (await place(bucket)).open(name, version);
    opening.onupgradeneeded = () => {
      for (const { name: store, keyPath, autoIncrement, indexes } of stores) {
        const made = opening.result.createObjectStore(store, { keyPath, autoIncrement });
        for (const { name: index, keyPath: path, unique, multiEntry } of indexes) made.createIndex(index, path, { unique, multiEntry });
      }
    };
    const database = await wait(opening);
    const writing = database.transaction(stores.map((one) => one.name), 'readwrite');
    for (const { name: store, keyPath, keys, values } of stores)
      values.forEach((row, at) => writing.objectStore(store).put(row, keyPath === null ? keys[at] : undefined));
    await new Promise((done, failed) => {
      writing.oncomplete = done;
      writing.onabort = () => failed(writing.error);
    });
    database.close();
  }

  async function take() {
    const databases = [];
    for (const bucket of [null, ...(await navigator.storageBuckets.keys())])
      for (const one of await (await place(bucket)).databases()) databases.push(await readDatabase(bucket, one));
    return { databases, texts: { ...localStorage } };
  }

  async function put({ databases, texts }) {
    for (const one of databases) await writeDatabase(one);
    for (const [name, text] of Object.entries(texts)) localStorage.setItem(name, text);
  }

  return given ? put(given) : take();
}

// A push service for benchmarks over TLS and HTTP/2. Its ways to behave are described in sink.py, which starts it:
// node sink.mjs KEY CERTIFICATE prints {"port", "http1", "control"} and serves until it is ended.
import { readFileSync } from "node:fs";
import http from "node:http";
import http2 from "node:http2";
import https from "node:https";

const [keyFile, certificateFile] = process.argv.slice(2);
const SLOW_MS = 2000;

let settings, received, accepted, repeated, byStatus, acknowledged, seenFlaky, tokens, filledAt;
let age = 0; // what came before a reset counts no more, however late its answer goes out

function reset() {
  age += 1;
  settings = { delay_ms: 0, limit: 100, burst: 10, retry_after: 1 };
  received = accepted = repeated = 0;
  byStatus = {};
  acknowledged = new Map();
  seenFlaky = new Set();
  tokens = settings.burst;
  filledAt = performance.now();
}

function withinLimit() {
  const now = performance.now();
  tokens = Math.min(settings.burst, tokens + ((now - filledAt) / 1000) * settings.limit);
  filledAt = now;
  if (tokens < 1) return false;
  tokens -= 1;
  return true;
}

function headers(status) {
  const asked = settings.retry_after > 0 && (status === 429 || status === 503);
  return asked ? { "retry-after": String(settings.retry_after) } : {};
}

function judge(path) {
  switch (path.slice(1, path.indexOf("/", 1))) {
    case "gone":
      return [410, 0];
    case "wait":
      return [503, 0];
    case "many":
      return [429, 0];
    case "slow":
      return [201, SLOW_MS];
    case "hang":
      return [0, 0];
    case "flaky":
      if (seenFlaky.has(path)) return [201, 0];
      seenFlaky.add(path);
      return [500, 0];
    case "limited":
      return [withinLimit() ? 201 : 429, 0];
    default:
      return [201, 0];
  }
}

function answer(came, path, status, respond) {
  if (came === age) count(path, status);
  respond(status);
}

function count(path, status) {
  byStatus[status] = (byStatus[status] ?? 0) + 1;
  if (status === 201) {
    accepted += 1;
    if (acknowledged.has(path)) repeated += 1;
    else acknowledged.set(path, Date.now() / 1000);
  }
}

function take(path, respond) {
  received += 1;
  const [status, extra] = judge(path);
  if (!status) return;
  const wait = settings.delay_ms + extra;
  if (wait) setTimeout(answer, wait, age, path, status, respond);
  else answer(age, path, status, respond);
}

const identity = { key: readFileSync(keyFile), cert: readFileSync(certificateFile) };
const server = http2.createSecureServer({
  ...identity,
  settings: { maxConcurrentStreams: 100 },
});
server.on("stream", (stream, given) => {
  stream.on("error", () => {}); // whoever sent has stopped listening
  stream.resume();
  stream.on("end", () =>
    take(given[":path"], (status) => {
      if (!stream.destroyed) stream.respond({ ":status": status, ...headers(status) }, { endStream: true });
    }),
  );
});
// On a port of its own, for yardsticks that speak HTTP/1.1: Node's one server for both makes HTTP/2 slower.
const older = https.createServer(identity, (request, response) => {
  request.resume();
  request.on("end", () =>
    take(request.url, (status) => response.writeHead(status, { ...headers(status), "content-length": 0 }).end()),
  );
});

const control = http.createServer((request, response) => {
  let body = "";
  request.on("data", (part) => (body += part));
  request.on("end", () => {
    const asked = {
      "/set": () => {
        Object.assign(settings, JSON.parse(body));
        tokens = settings.burst;
      },
      "/reset": () => reset(),
      "/counts": () => ({ received, accepted, unique: acknowledged.size, repeated, by_status: byStatus }),
      "/acknowledged": () => Object.fromEntries(acknowledged),
    }[request.url];
    response.end(JSON.stringify(asked?.() ?? {}));
  });
});

reset();
const listening = [server, older, control].map(
  (one) => new Promise((done) => one.listen(0, "127.0.0.1", () => done(one.address().port))),
);
const [port, http1, controlPort] = await Promise.all(listening);
console.log(JSON.stringify({ port, http1, control: controlPort }));

// Looks at the texts of a built site in a thread of its own, while the browser is busy.
import { isMainThread, parentPort, workerData } from "node:worker_threads";

import * as linked from "./linked.mjs";
import { faults } from "./planted.mjs";
import * as schemas from "./schemas.mjs";
import { reader } from "./site.mjs";
import * as valid from "./valid.mjs";
import * as weight from "./weight.mjs";

/** What a check finds; that it breaks off is found, too. */
export async function attempt(check, given) {
  try {
    return await check.look(given);
  } catch (error) {
    return [`the check broke off: ${error.stack}`];
  }
}

if (!isMainThread) {
  const text = reader(workerData, faults);
  const checks = [linked, schemas, valid, weight].flatMap((it) => it.checks);
  parentPort.on("message", async ({ path, number, names }) => {
    const given = { text: text(path, number), other: text };
    const outcomes = [];
    for (const name of names) {
      const check = checks.find((it) => it.name === name);
      outcomes.push(await attempt(check, given));
    }
    parentPort.postMessage(outcomes);
  });
}
